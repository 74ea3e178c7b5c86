/** Ways of persuading that the reading of a text can find. */
export const techniques = [
  'authority',
  'false-context',
  'urgency',
  'emotion',
  'pressure',
  'reason',
  'flattery',
  'role-play',
  'fiction',
  'pretext',
  'override',
  'completion',
  'repetition',
  'encoding',
  'translation',
  'splitting',
] as const

/** One of `techniques`. */
export type Technique = (typeof techniques)[number]
