import {useSuspenseQuery} from '@tanstack/react-query'
import {BeforeExamination} from './before-examination.tsx'
import {examinationsQuery} from './queries.ts'
import {RunningExamination} from './running-examination.tsx'

/** The examination: what it asks before it begins, its two parts while it runs. */
export function ExaminationScreen() {
  const examinations = useSuspenseQuery(examinationsQuery).data
  const {current} = examinations
  if (current === null) return <BeforeExamination examinations={examinations} />
  return <RunningExamination examination={current} certification={examinations.certification} />
}
