/** The columns of a patient: what the year before recorded, then what the year to predict did. */
export const columnNames = [
  'age',
  'sex',
  'conditions-before',
  'outpatient-before',
  'specialist-before',
  'emergency-before',
  'hospital-days-before',
  'medicines-before',
  'cost-before',
  'long-term-sugar',
  'creatinine',
  'blood-pressure',
  'group',
  'chart-review',
  'total-cost',
  'avoidable-cost',
  'conditions',
  'emergency-visits',
  'specialist-visits',
] as const

/** The name of a column of patients. */
export type ColumnName = (typeof columnNames)[number]
