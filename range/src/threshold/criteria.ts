/** The criteria between which a choice has to be made; `CriterionId` of the view is made of them. */
export const criterionIds = [
  'one-threshold',
  'wrongful-refusals',
  'missed-defaults',
  'precision',
  'acceptance',
] as const
