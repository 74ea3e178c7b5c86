/** Whose state a status tells; the family decides the outline of its shape. */
export type StatusFamily = 'outcome' | 'currency' | 'learning' | 'ability' | 'steer'

/** The colours that a status may take; a person's ability never takes breach. */
export type StatusColour = 'pass' | 'breach' | 'due' | 'open' | 'fault' | 'steer' | 'plain'

interface StatusFacts {
  readonly family: StatusFamily
  readonly word: string
  readonly colour: StatusColour
}

/** Every status: word, family and colour. A word may be specialised where used, its shape not. */
export const statusKinds = {
  pass: {family: 'outcome', word: 'Pass', colour: 'pass'},
  breach: {family: 'outcome', word: 'Breach', colour: 'breach'},
  'not-judged': {family: 'outcome', word: 'Not judged', colour: 'open'},
  error: {family: 'outcome', word: 'Error', colour: 'fault'},
  current: {family: 'currency', word: 'Current', colour: 'pass'},
  due: {family: 'currency', word: 'Due', colour: 'due'},
  lapsed: {family: 'currency', word: 'Lapsed', colour: 'breach'},
  'to-do': {family: 'learning', word: 'To do', colour: 'plain'},
  'in-progress': {family: 'learning', word: 'In progress', colour: 'steer'},
  passed: {family: 'learning', word: 'Passed', colour: 'pass'},
  'tested-out': {family: 'learning', word: 'Tested out', colour: 'pass'},
  meets: {family: 'ability', word: 'Meets', colour: 'pass'},
  gap: {family: 'ability', word: 'Gap', colour: 'due'},
  'ability-not-judged': {family: 'ability', word: 'Not judged', colour: 'open'},
  steer: {family: 'steer', word: 'Needs you', colour: 'steer'},
} as const satisfies Record<string, StatusFacts>

/** The name of a status. */
export type StatusKind = keyof typeof statusKinds
