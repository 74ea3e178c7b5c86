import {AirworthyError} from '@airworthy/kernel'
import type {JobData} from './jobs.ts'

/** A text that a job was given, such as an id. Throws `job-refused` where it was given none. */
export function textIn(data: JobData, name: string): string {
  const value = data[name]
  if (typeof value === 'string') return value
  throw new AirworthyError('job-refused', `the job was given no ${name}`)
}
