import {z} from 'zod'
import {faultOfRule} from './measure-names.ts'

const text = z.string().trim().min(1)
const path = text
  .refine(
    (written) => !/^[/\\]|^[A-Za-z]:/.test(written) && !written.split(/[/\\]/).includes('..'),
    'write a path from the root of the repository, which stays in it',
  )
  // `./a` and `a` are one file: what a change touches is told by the paths that git writes
  .overwrite((written) =>
    written
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  )
  .describe('a path from the root of the repository')

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
  min_group: z.number().int().min(1).default(50).describe('rows below which a group is not judged'),
})

const target = z.union([text, z.record(z.string(), z.unknown())])

const model = z.strictObject({
  paths: z.array(text).min(1).describe('globs of what belongs to the model'),
  tier: z.enum(['minimal', 'limited', 'high']).describe('how much harm a wrong answer can do'),
  card: path.optional().describe('its model card'),
  audit: audit.optional().describe('fairness audit'),
  drift: z
    .strictObject({
      reference: path.describe('the table with which is compared, such as that of training'),
      current: path.describe('the table that is compared'),
      by: z.array(text).optional().describe('sensitive columns, each group compared alone'),
    })
    .optional()
    .describe('drift between two tables'),
  redteam: z
    .strictObject({
      target: target.describe('what is attacked: a name or an address with its kind'),
      suite: text.optional().describe('which probes'),
    })
    .optional()
    .describe('red-team campaign'),
  fallback: z
    .strictObject({
      command: text.describe('runs the application'),
      upstream: text.describe('the address of the model, before which a proxy makes it fail'),
    })
    .optional()
    .describe('what the application does when the model fails'),
  policy: z
    .record(text, z.union([limits, z.literal('required')]))
    .superRefine((rules, context) => {
      for (const [name, rule] of Object.entries(rules)) {
        const fault = faultOfRule(name, rule)
        if (fault !== null) context.addIssue({code: 'custom', path: [name], message: fault})
      }
    })
    .optional()
    .describe('limits by measure, for example selectionRate.ratio: {min: 0.8}, or required'),
})

/** The form of `airworthy.yaml`; unknown keys are refused at every level. */
export const policyFileSchema = z.strictObject({
  version: z.literal(1).describe('of the form of this file'),
  server: z
    .url({protocol: /^https?$/})
    .optional()
    .describe('the platform, for certification and approval'),
  models: z
    .record(text, model)
    .refine((models) => Object.keys(models).length > 0, 'name a model')
    .describe('by name; at least one'),
  require: z
    .strictObject({
      statement: z.boolean().default(true).describe('both design questions answered'),
      certification: z.array(text).optional().describe('roles, one of which the author holds'),
      approval: z
        .array(z.enum(['minimal', 'limited', 'high']))
        .optional()
        .describe('tiers that a committee approves'),
    })
    .optional()
    .describe('of every change to a model, and of every AI-related one'),
  waivers: path.optional().describe('a file of accepted findings, read from the base revision'),
  keys: z
    .array(path)
    .optional()
    .describe('public keys (PEM) of machines whose signed evidence counts, read from the base'),
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
