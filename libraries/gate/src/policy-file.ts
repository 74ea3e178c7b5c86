import {z} from 'zod'

const text = z.string().trim().min(1)
const path = text.describe('a path from the root of the repository')

const limits = z
  .strictObject({
    min: z.number().optional().describe('the least value that is within policy'),
    max: z.number().optional().describe('the greatest value that is within policy'),
  })
  .refine(({min, max}) => min !== undefined || max !== undefined, 'give min, max or both')
  .refine(({min, max}) => min === undefined || max === undefined || min <= max, 'min is above max')

const audit = z.strictObject({
  table: path.describe('the table of outcomes and decisions: Parquet, CSV, JSON'),
  label: text.describe('what happened: COLUMN, COLUMN=V,V or COLUMN>=N'),
  prediction: text.describe('what the model decided, written alike'),
  score: text.optional().describe('a numeric column behind the decision'),
  by: z.array(text).min(1).max(8).describe('sensitive columns'),
  where: text.optional().describe('one boolean expression over the columns of the table'),
  min_group: z.number().int().min(1).default(30).describe('rows below which a group is not judged'),
})

const target = z.union([text, z.record(z.string(), z.unknown())])

const model = z.strictObject({
  paths: z.array(text).min(1).describe('globs of what belongs to the model'),
  tier: z.enum(['minimal', 'limited', 'high']).describe('risk tier'),
  card: path.optional().describe('its model card'),
  audit: audit.optional().describe('fairness audit'),
  drift: z
    .strictObject({reference: path, current: path, by: z.array(text).optional()})
    .optional()
    .describe('drift between two tables'),
  redteam: z
    .strictObject({target, suite: text.optional()})
    .optional()
    .describe('red-team campaign'),
  fallback: z
    .strictObject({command: text, upstream: text})
    .optional()
    .describe('what the application does when the model fails'),
  policy: z
    .record(text, z.union([limits, z.literal('required')]))
    .optional()
    .describe('limits by measure, for example selectionRate.ratio: {min: 0.8}'),
})

/** The form of `airworthy.yaml`; unknown keys are refused at every level. */
export const policyFileSchema = z.strictObject({
  version: z.literal(1),
  server: z
    .url({protocol: /^https?$/})
    .optional()
    .describe('the platform, for certification and approval'),
  models: z.record(text, model).refine((models) => Object.keys(models).length > 0, 'name a model'),
  require: z
    .strictObject({
      statement: z.boolean().default(true).describe('both design questions answered'),
      certification: z.array(text).optional().describe('roles, one of which the author holds'),
      approval: z
        .array(z.enum(['minimal', 'limited', 'high']))
        .optional()
        .describe('tiers that a committee approves'),
    })
    .optional(),
  waivers: path.optional().describe('a file of accepted findings, read from the base revision'),
})

/** What `airworthy.yaml` asks. */
export type PolicyFile = z.infer<typeof policyFileSchema>

/** What the file says of one model. */
export type ModelPolicy = PolicyFile['models'][string]

/** Limits of a measure; at least one of the two. */
export interface Limits {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** The JSON Schema of `airworthy.yaml` (draft 2020-12), for editors. */
export function policyFileJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(policyFileSchema, {io: 'input', unrepresentable: 'any'}),
    title: 'airworthy.yaml',
  }
}
