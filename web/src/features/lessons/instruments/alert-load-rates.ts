/** What an alarm means on a ward; all shares 0 to 1. */
export interface AlarmRates {
  /** Expected alarms among the people looked at. */
  readonly alarms: number
  /** Expected right alarms among them. */
  readonly right: number
  /** Expected people with the condition and no alarm. */
  readonly missed: number
  /** Share of alarms that are right; null without alarms. */
  readonly precision: number | null
}

/** Alarms, right ones and misses among `patients` by Bayes' rule; shares 0 to 1. */
export function alarmRates({
  patients,
  prevalence,
  sensitivity,
  specificity,
}: {
  patients: number
  prevalence: number
  sensitivity: number
  specificity: number
}): AlarmRates {
  const right = patients * prevalence * sensitivity
  const alarms = right + patients * (1 - prevalence) * (1 - specificity)
  const missed = patients * prevalence * (1 - sensitivity)
  return {alarms, right, missed, precision: alarms === 0 ? null : right / alarms}
}
