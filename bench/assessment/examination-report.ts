import {readCertifications, type Certification} from '@airworthy/content'
import type {AssessmentRules} from '@airworthy/psychometrics'
import {examine, type ExaminationSetting, type ExaminationSummary} from './examination-accuracy.ts'
import {reservedBank} from './shipped-bank.ts'
import {percent, printTable} from './tables.ts'

/** One row of what examinations on the reserved bank come to. */
export interface ExaminationRow extends ExaminationSummary {
  readonly name: string
}

const distances = [-1, -0.5, 0, 0.5, 1] as const

/** The rules of the adaptive part, as the platform makes them from a certification, for one domain. */
function rulesOf(
  {assessment}: Certification,
  change: Partial<Certification['assessment']> = {},
): AssessmentRules {
  const {minimumPerDomain, maximumPerDomain, randomesque, offerBreakAfterMinutes, ...test} = {
    ...assessment,
    ...change,
  }
  return {
    minimumPerDomain,
    maximumItems: maximumPerDomain,
    offerStopAfterMinutes: offerBreakAfterMinutes,
    standardErrorGoal: 0.01,
    confidence: 0.9,
    randomesque,
    selection: 'information-per-minute',
    gentleStart: 2,
    decision: {
      kind: 'sequential',
      delta: test.delta,
      alpha: test.alpha,
      beta: test.beta,
      maximumPerDomain,
    },
  }
}

/** Lets simulated people sit the adaptive part on the reserved bank, and prints what it decides. */
export async function examinationReport({people}: {people: number}): Promise<ExaminationRow[]> {
  const items = await reservedBank()
  const certifications = await readCertifications()
  const rows: ExaminationRow[] = []
  console.log(
    `\n(e) the adaptive part of an examination: ${items.length} reserved items, ${people} people a row,` +
      ' their ability at a distance from every cut',
  )
  for (const [name, setting] of settings(certifications)) {
    for (const distance of distances) {
      rows.push({name, ...examine(items, setting, {distance, people})})
    }
  }
  printTable(
    ['setting', 'distance', 'meets', 'gap', 'open', 'open after 1st', 'all meet', 'items', 'min'],
    rows.map((row) => [
      row.name,
      row.distance.toFixed(1),
      percent(row.meets),
      percent(row.gap),
      percent(row.notJudged),
      percent(row.openAfterFirst),
      percent(row.allMeet),
      row.items.toFixed(1),
      row.minutes.toFixed(0),
    ]),
  )
  console.log('  open: not judged, after all sittings; all meet: people of whom every domain meets')
  return rows
}

function settings(certifications: readonly Certification[]): [string, ExaminationSetting][] {
  const made = (
    certification: Certification,
    change: Partial<Certification['assessment']> = {},
    parameters: ExaminationSetting['parameters'] = 'as far off as allowed',
  ): ExaminationSetting => ({
    role: certification.role,
    rules: rulesOf(certification, change),
    further: certification.assessment.furtherPerDomain,
    parameters,
  })
  const [first] = certifications
  const others: [string, ExaminationSetting][] = first
    ? [
        ['parameters as judged', made(first, {}, 'as judged')],
        ['alpha, beta 0.05', made(first, {alpha: 0.05, beta: 0.05})],
        ['alpha, beta 0.2', made(first, {alpha: 0.2, beta: 0.2})],
        ['delta 0.7', made(first, {delta: 0.7})],
        ['at most 8 at first', made(first, {maximumPerDomain: 8})],
        ['always the most telling', made(first, {randomesque: 1})],
      ]
    : []
  return [
    ...certifications.map((one): [string, ExaminationSetting] => [one.role, made(one)]),
    ...others,
  ]
}
