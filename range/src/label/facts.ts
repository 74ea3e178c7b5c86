import {z} from 'zod'
import {columnNames} from './columns.ts'

const text = z.string().min(1)
const share = z.number().min(0).max(1)

/** A distribution's parameters for one group of patients. */
const groupFacts = z.strictObject({
  id: text,
  name: text,
  /** Mean number of active conditions. */
  conditions: z.number().positive(),
  /** Planned care that a condition leads to, relative to the larger group. */
  planned: z.number().positive(),
  /** Emergency visits that a condition leads to, relative to the larger group. */
  emergency: z.number().positive(),
  /** Stays in hospital that a condition leads to, relative to the larger group. */
  admission: z.number().positive(),
})

const column = z.enum(columnNames)

/** The `scenario.yaml` of an exercise of this engine. */
export const labelFacts = z.strictObject({
  patients: z.strictObject({
    visible: z.int().min(20_000).max(40_000),
    /** The first of the visible, on which models are trained. */
    trained: z.int().min(5_000),
    hidden: z.int().min(10_000).max(40_000),
  }),
  /** Share of the smaller group among all. */
  smallerShare: share,
  smaller: groupFacts,
  larger: groupFacts,
  draws: z.strictObject({
    /** Shape of the gamma-distributed frailty: the smaller, the more uneven need is. */
    frailty: z.number().positive(),
    /** Share of conditions that last from one year to the next. */
    lasting: share,
    /** Standard deviation of the logarithm of how much planned care a person takes. */
    careTaking: z.number().nonnegative(),
    /** The same of how readily a person goes to an emergency department. */
    emergencyTaking: z.number().nonnegative(),
    /** The same of what is by chance, year for year. */
    yearly: z.number().nonnegative(),
  }),
  need: z.strictObject({label: column, strata: z.int().min(5).max(100)}),
  requirements: z.array(z.strictObject({id: text, text})).min(3),
  parts: z.array(z.strictObject({id: text, name: text})).min(3),
  flaw: z.strictObject({requirement: text, part: text}),
  features: z
    .array(z.strictObject({id: column, name: text, recorded: text, inUse: z.boolean()}))
    .min(3),
  labels: z.array(z.strictObject({id: column, name: text, unit: text, recorded: text})).min(2),
  inUse: z.strictObject({label: column, share}),
  bounds: z.strictObject({
    gap: z.number().positive(),
    need: z.number().positive(),
    avoidable: share,
    places: z.strictObject({share, fewest: share, most: share}),
  }),
})

/** The facts of a scenario of this engine. */
export type LabelFacts = z.infer<typeof labelFacts>
