import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import {capital, counted} from '../../design/numbers.ts'

type Finishing = Pick<ExaminationView, 'assessment' | 'exercises' | 'isComplete'>

/** What finishing now means: what is missing or judged as it stands, and that it is final. */
export function finishSentences({assessment, exercises, isComplete}: Finishing): string[] {
  const untouched = exercises.filter(({status}) => status === 'to-do').length
  const open = exercises.filter(({status}) => status === 'open').length
  return [
    ...(isComplete ? ['Everything that is asked has been taken.'] : []),
    ...(assessment?.status === 'to-do'
      ? ['No question is answered: every domain would be not judged, which is no pass.']
      : []),
    ...(assessment?.status === 'open'
      ? ['The questions are not at their end: a domain that is not decided would be not judged.']
      : []),
    ...(assessment?.mayContinue
      ? [
          `${capital(counted(assessment.undecided ?? 0, 'domain'))} ${assessment.undecided === 1 ? 'is' : 'are'} not judged yet; another sitting could judge ${assessment.undecided === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(untouched > 0
      ? [
          `${capital(counted(untouched, 'exercise'))} ${untouched === 1 ? 'was' : 'were'} not begun.`,
        ]
      : []),
    ...(open > 0
      ? [
          `${capital(counted(open, 'exercise'))} ${open === 1 ? 'is' : 'are'} open and would be judged as ${open === 1 ? 'it stands' : 'they stand'}.`,
        ]
      : []),
    'The decision is made at once and shown to you. It is not changed afterwards; you can appeal to a person.',
  ]
}
