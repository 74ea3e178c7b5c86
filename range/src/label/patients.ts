import {AirworthyError, type Random} from '@airworthy/kernel'
import {sampleGamma, sampleNormal} from '@airworthy/statistics'
import {columnNames, type ColumnName} from './columns.ts'
import type {LabelFacts} from './facts.ts'

/** Synthetic patients, column by column. */
export interface Patients {
  readonly rows: number
  /** 1 for the smaller group, 0 for the larger, as groups are numbered everywhere here. */
  readonly group: Uint32Array
  readonly columns: Readonly<Record<ColumnName, Float64Array>>
}

/**
 * Draws patients. Frailty, which nobody records, leads to conditions; conditions lead to planned
 * care, and planned care costs money; the smaller group gets less of it for the same conditions,
 * and more emergency care instead. That is the mechanism that Obermeyer et al. (2019) describe;
 * how near the figures come to the published ones is told in this engine's README. The column
 * `chart-review` looks into the year to be predicted and is filled where `reviewed` is set.
 */
export function drawPatients(
  facts: LabelFacts,
  {random, rows, reviewed}: {random: Random; rows: number; reviewed: boolean},
): Patients {
  const columns = emptyColumns(rows)
  const group = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const smaller = random.next() < facts.smallerShare
    group[row] = smaller ? 1 : 0
    const patient = drawPatient(facts, {random, smaller, reviewed})
    for (const name of columnNames) columns[name][row] = patient[name]
  }
  return {rows, group, columns}
}

/** A column by its name. Throws `action-refused` for one that patients do not have. */
export function columnOf(patients: Patients, name: string): Float64Array {
  const values = Object.hasOwn(patients.columns, name)
    ? patients.columns[name as ColumnName] // it is one of its keys
    : undefined
  if (values === undefined) throw new AirworthyError('action-refused', `unknown column: ${name}`)
  return values
}

/** The patients with numbers from `from` up to but not including `to`, as they are. */
export function somePatients(patients: Patients, {from, to}: {from: number; to: number}): Patients {
  const columns = emptyColumns(0)
  for (const name of columnNames) columns[name] = patients.columns[name].subarray(from, to)
  return {rows: to - from, group: patients.group.subarray(from, to), columns}
}

type Patient = Readonly<Record<ColumnName, number>>

function drawPatient(
  {smaller: few, larger: many, draws}: LabelFacts,
  {random, smaller, reviewed}: {random: Random; smaller: boolean; reviewed: boolean},
): Patient {
  const own = smaller ? few : many
  const frailty = (sampleGamma(random, {shape: draws.frailty}) / draws.frailty) * own.conditions
  const before = drawPoisson(random, frailty)
  let conditions = drawPoisson(random, (1 - draws.lasting) * frailty)
  for (let each = 0; each < before; each++) if (random.next() < draws.lasting) conditions++

  const taking = sampleNormal(random) * draws.careTaking
  const planned = own.planned * Math.exp(taking - draws.careTaking ** 2 / 2)
  const far = sampleNormal(random) * draws.emergencyTaking
  const emergency = own.emergency * Math.exp(far - draws.emergencyTaking ** 2 / 2)
  const access = {
    planned,
    specialist: own.planned * planned,
    emergency,
    admission: own.admission * Math.sqrt(planned / own.planned),
  }
  const first = drawYear(random, {conditions: before, access, yearly: draws.yearly})
  const second = drawYear(random, {conditions, access, yearly: draws.yearly})
  const illness = Math.log1p(frailty)
  return {
    age: Math.round(Math.min(92, Math.max(18, 38 + 9 * illness + 15 * sampleNormal(random)))),
    sex: random.next() < 0.63 ? 1 : 0,
    'conditions-before': before,
    'outpatient-before': first.outpatient,
    'specialist-before': first.specialist,
    'emergency-before': first.emergency,
    'hospital-days-before': first.days,
    'medicines-before': first.medicines,
    'cost-before': first.cost,
    'long-term-sugar': tenths(5.2 + 0.6 * illness + 0.5 * sampleNormal(random)),
    creatinine: tenths(Math.max(0.4, 0.7 + 0.25 * illness + 0.2 * sampleNormal(random))),
    'blood-pressure': Math.round(120 + 6 * illness + 12 * sampleNormal(random)),
    group: smaller ? 1 : 0,
    'chart-review': reviewed ? conditions : 0,
    'total-cost': second.cost,
    'avoidable-cost': second.avoidable,
    conditions,
    'emergency-visits': second.emergency,
    'specialist-visits': second.specialist,
  }
}

interface Year {
  readonly outpatient: number
  readonly specialist: number
  readonly emergency: number
  readonly days: number
  readonly medicines: number
  readonly avoidable: number
  readonly cost: number
}

/** How readily a person gets each kind of care, beside being ill; 1 on average in the larger group. */
interface Access {
  readonly planned: number
  readonly specialist: number
  readonly emergency: number
  readonly admission: number
}

/** One year of care: visits by conditions and access, money by visits; in US dollars. */
function drawYear(
  random: Random,
  {conditions, access, yearly}: {conditions: number; access: Access; yearly: number},
): Year {
  const {planned, specialist: referral, emergency, admission} = access
  const chance = Math.exp(yearly * sampleNormal(random) - yearly ** 2 / 2)
  const outpatient = drawPoisson(random, planned * (1.2 + 1.4 * conditions))
  const specialist = drawPoisson(random, referral * (0.4 + 0.7 * conditions))
  const visits = drawPoisson(random, emergency * (0.15 + 0.3 * conditions))
  const stays = drawPoisson(random, admission * (0.01 + 0.03 * conditions ** 1.5))
  let days = 0
  for (let stay = 0; stay < stays; stay++) days += 1 + drawPoisson(random, 3)
  const medicines = hundreds(planned * chance * (150 + 600 * conditions))
  const avoidable = hundreds(visits * 300 + days * 4_700)
  const cost = hundreds(
    planned * chance * (1_000 + 1_400 * conditions) +
      medicines +
      outpatient * 220 +
      specialist * 650 +
      avoidable,
  )
  return {outpatient, specialist, emergency: visits, days, medicines, avoidable, cost}
}

/** A Poisson value from one uniform one, by going up the distribution; means here stay below 200. */
function drawPoisson(random: Random, mean: number): number {
  let probability = Math.exp(-mean)
  let below = probability
  const place = random.next()
  let count = 0
  while (place > below && count < 1_000) {
    count++
    probability *= mean / count
    below += probability
  }
  return count
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function hundreds(value: number): number {
  return Math.round(value / 100) * 100
}

function emptyColumns(rows: number): Record<ColumnName, Float64Array> {
  const entries = columnNames.map((name) => [name, new Float64Array(rows)] as const)
  return Object.fromEntries(entries) as Record<ColumnName, Float64Array> // one for each name
}
