import {assistantHand} from './assistant.ts'
import {faultHand} from './fault.ts'
import {labelHand} from './label.ts'
import {redactionHand} from './redaction.ts'
import {thresholdHand} from './threshold.ts'
import {triageHand} from './triage.ts'

/** The hand of each exercise: how its actions are done through its screen. */
export const hands = {
  'support-desk': assistantHand,
  'health-risk-label': labelHand,
  'unequal-threshold': thresholdHand,
  fallback: faultHand,
  'personal-data-in-prompt': redactionHand,
  'triage-day': triageHand,
} as const
