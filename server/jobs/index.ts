export type {JobData, JobHandler, JobRequest, Jobs, WorkOptions} from './jobs.ts'
export {createJobs} from './create-jobs.ts'
export {textIn} from './job-data.ts'
