import type {Notice} from '../notifications/index.ts'
import type {ExaminationOutcome} from './decision.ts'

const said: Readonly<Record<ExaminationOutcome, {title: string; text: string}>> = {
  passed: {
    title: 'You passed your examination',
    text: 'Every domain meets its level, and the exercises were passed. Your credential follows.',
  },
  failed: {
    title: 'Your examination was not passed',
    text: 'Read what was missing, what helps with it, and when another can begin. You can appeal; a person decides.',
  },
  'not-judged': {
    title: 'Your examination could not be judged',
    text: 'Too little was answered or done to say either. What you met is kept for the next examination, which asks only the rest.',
  },
}

/** Told to the person once their examination is decided. */
export function decidedNotice({
  id,
  personId,
  title,
  outcome,
}: {
  id: string
  personId: string
  title: string
  outcome: ExaminationOutcome
}): Notice {
  const {title: heading, text} = said[outcome]
  return {
    personId,
    kind: 'examination.decided',
    key: `examination/${id}/decided`,
    title: heading,
    text: `${title}. ${text}`,
    link: '/examination',
  }
}
