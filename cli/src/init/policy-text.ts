import type {FoundModel} from './find-models.ts'
import type {FoundTable} from './find-tables.ts'

/** Risk tiers, as airworthy.yaml names them. */
export const tiers = ['minimal', 'limited', 'high'] as const

/** A risk tier. */
export type Tier = (typeof tiers)[number]

/** What goes into a first airworthy.yaml. */
export interface PolicyDraft {
  /** None where no model was found. */
  readonly models: readonly (FoundModel & {readonly tier: Tier})[]
  /** A table for the first of them; null for none. */
  readonly table: FoundTable | null
}

/** The text of a first airworthy.yaml, with comments that explain what can be changed. */
export function policyText({models, table}: PolicyDraft): string {
  const drafted =
    models.length > 0
      ? models
      : [{name: 'model', paths: ['models/**'], tier: 'limited' as const, because: ''}]
  return [
    '# What is asked of a change to a model. `airworthy check` judges every pull request by this file,',
    '# as it stands before the change. Every key: docs/reference/airworthy-yaml.md of Airworthy.',
    'version: 1',
    'models:',
    ...(models.length > 0
      ? []
      : ['  # No model was found here: give yours a name and say where its files lie.']),
    ...drafted.flatMap((model, index) => modelLines(model, index === 0 ? table : null)),
    '',
    'require:',
    '  # Both design questions, answered in the pull request with evidence of its revision.',
    '  statement: true',
    '',
    '# Findings that somebody accepted for a while; read from the base revision only.',
    '# waivers: airworthy.waivers.yaml',
    '',
    '# Public keys of machines whose signed evidence counts (airworthy audit … --sign).',
    '# keys: [.airworthy/ci.pub.pem]',
    '',
  ].join('\n')
}

function modelLines(
  {name, paths, tier, because}: PolicyDraft['models'][number],
  table: FoundTable | null,
): string[] {
  return [
    ...(because === '' ? [] : [`  # found by ${oneLine(because)}`]),
    `  ${scalar(name)}:`,
    '    # Globs of all that belongs to it: code, prompts, weights, data. A change to any asks the rest.',
    `    paths: [${paths.map(scalar).join(', ')}]`,
    '    # How much harm a wrong answer can do: minimal, limited or high.',
    `    tier: ${tier}`,
    ...auditLines(table),
    '    # The model card, once it can be checked; a first one lies there.',
    `    # card: cards/${name}.md`,
  ]
}

function auditLines(table: FoundTable | null): string[] {
  const explained = [
    '    # The fairness audit: a table with what happened, what the model decided, and sensitive',
    '    # columns. label and prediction: COLUMN, COLUMN=VALUE,VALUE or COLUMN>=NUMBER.',
  ]
  const limits = [
    '    # Limits. A value counts as within when its whole interval is; 0.8 is the four-fifths rule,',
    '    # a first line to hold and no proof of fairness: choose what fits the harm.',
  ]
  if (table === null) {
    return [
      ...explained,
      '    # audit:',
      '    #   table: eval/decisions.csv',
      '    #   label: defaulted',
      '    #   prediction: declined',
      '    #   by: [sex, age_band]',
      '    #   min_group: 50',
      ...limits,
      '    # policy:',
      '    #   selectionRate.ratio: {min: 0.8}',
    ]
  }
  const mark = table.fault === null ? '' : '# '
  return [
    ...explained,
    ...(table.fault === null ? [] : [`    # Mend this first: ${oneLine(table.fault)}`]),
    `    ${mark}audit:`,
    `    ${mark}  table: ${scalar(table.table)}`,
    `    ${mark}  label: ${scalar(table.label)}`,
    `    ${mark}  prediction: ${scalar(table.prediction)}`,
    `    ${mark}  by: [${table.by.map(scalar).join(', ')}]`,
    `    ${mark}  min_group: 50`,
    ...limits,
    `    ${mark}policy:`,
    `    ${mark}  selectionRate.ratio: {min: 0.8}`,
  ]
}

/** A comment ends with its line, whatever a path or a message holds. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200)
}

/** Plain where YAML reads it back as the same text, else in double quotes, which JSON writes alike. */
function scalar(text: string): string {
  const plain = /^[A-Za-z_][\w./*-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text)
  return plain ? text : JSON.stringify(text)
}
