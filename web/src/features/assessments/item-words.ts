import type {ItemType} from '@airworthy/content/public'

interface ItemWords {
  /** What the person does, as in "Drift and fallback · mark the faulty lines". */
  readonly task: string
  /** How an answer is judged; it is true for every item of the type. */
  readonly judged: string
  /** Keys beside Tab and Ctrl+Enter. */
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
}

const graded = 'All right counts in full, one slip counts in part.'

/** What is said of each item type beside its stem. */
export const itemWords: Record<ItemType, ItemWords> = {
  'single-choice': {
    task: 'choose one',
    judged: 'One option holds.',
    keys: [[['↑', '↓'], 'choose']],
  },
  'choose-many': {
    task: 'choose all that hold',
    judged: `Two or more options hold, never all of them. ${graded} A slip is one option too many or too few.`,
    keys: [[['Space'], 'choose or clear']],
  },
  order: {
    task: 'put in order',
    judged: `One order is right. ${graded} A slip is one step that stands in the wrong place.`,
    keys: [
      [['Space'], 'pick up or put down'],
      [['↑', '↓'], 'move what is picked up'],
    ],
  },
  match: {
    task: 'match',
    judged: `Each row has one term; some terms are not needed. ${graded} A slip is one row with a wrong term.`,
    keys: [[['↑', '↓'], 'choose a term']],
  },
  numeric: {
    task: 'give a number',
    judged:
      'A number close to the right one counts. A comma or a point may stand before the decimals; a calculator is welcome.',
    keys: [],
  },
  'mark-faulty-lines': {
    task: 'mark the faulty lines',
    judged: `Mark a line only if it has to change. ${graded} A slip is one line too many or too few.`,
    keys: [
      [['↑', '↓'], 'move'],
      [['Space'], 'mark or clear'],
    ],
  },
  'complete-config': {
    task: 'complete the settings',
    judged: `Each blank has one right value. ${graded} A slip is one blank with a wrong value.`,
    keys: [[['↑', '↓'], 'choose a value']],
  },
  'judge-claims': {
    task: 'judge the claims',
    judged: `Judge by what is shown, not by what else may be true. ${graded} A slip is one claim misjudged.`,
    keys: [[['←', '→'], 'choose a verdict']],
  },
}
