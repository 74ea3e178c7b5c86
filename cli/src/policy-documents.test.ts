import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'
import {limitedMeasures, policyFileJsonSchema, readPolicyFile} from '@airworthy/gate'
import {parse} from 'yaml'
import {packageFile} from './package-folder.ts'

interface Schema {
  readonly type?: string
  readonly const?: number
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly default?: number | boolean
  readonly description?: string
}

const schema = policyFileJsonSchema() as Schema // JSON Schema, as zod writes it
const page = readFileSync(
  fileURLToPath(new URL('../../docs/reference/airworthy-yaml.md', import.meta.url)),
  'utf8',
)

/** Every key with its value, its default and what it says, as the page has to show it. */
function keysOf(one: Schema, place = ''): string[][] {
  const inner = typeof one.additionalProperties === 'object' ? one.additionalProperties : null
  if (inner?.properties !== undefined) return keysOf(inner, `${place}.NAME`)
  return Object.entries(one.properties ?? {}).flatMap(([name, member]) => {
    const key = place === '' ? name : `${place}.${name}`
    const asked = one.required?.includes(name) === true && member.default === undefined
    const standard = asked ? 'required' : member.default === undefined ? '' : String(member.default)
    return [
      [`\`${key}\``, kindOf(member), standard, member.description ?? ''],
      ...keysOf(member, key),
    ]
  })
}

function kindOf({
  type,
  const: only,
  enum: names,
  anyOf,
  items,
  additionalProperties,
}: Schema): string {
  if (only !== undefined) return String(only)
  if (names !== undefined) return names.join(', ')
  if (anyOf !== undefined) return anyOf.map(kindOf).join(' or ')
  if (items !== undefined) return `list of ${kindOf(items)}`
  if (typeof additionalProperties === 'object') return 'map'
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    boolean: 'true, false',
    object: 'map',
  }
  return words[type ?? ''] ?? type ?? ''
}

function rowsBelow(heading: string): string[][] {
  const [, after = ''] = (page.split(heading)[1] ?? '').match(/^([^]*?)(?:\n## |$(?![^]))/) ?? []
  return [...after.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
    .filter(([first = '']) => first.startsWith('`'))
}

describe('the reference of airworthy.yaml', () => {
  it('has every key of the schema with its value, its default and its description', () => {
    expect(rowsBelow('## Keys')).toEqual(keysOf(schema))
  })

  it('names every measure that can be limited', () => {
    const named = new Set(page.match(/`[\w.]+`/g)?.map((word) => word.slice(1, -1)))
    const single = limitedMeasures.filter((name) => !/\.(difference|ratio)$/.test(name))
    expect(single.filter((name) => !named.has(name))).toEqual([])
  })

  it('shows an example that is read', () => {
    const [example = ''] = /```yaml\n([^]*?)```/.exec(page)?.slice(1) ?? []
    expect(readPolicyFile(example, {file: 'airworthy.yaml'}).version).toBe(1)
  })
})

describe('the published schema', () => {
  const published: object = JSON.parse(packageFile('schemas/airworthy.schema.json'))

  it('is that of the reader', () => {
    expect(published).toEqual(schema)
  })

  it('agrees with the reader about files, as far as a schema can say it', () => {
    const validate = new Ajv2020({strict: false, validateFormats: false}).compile(published)
    const [example = ''] = /```yaml\n([^]*?)```/.exec(page)?.slice(1) ?? []
    expect(validate(parse(example))).toBe(true)
    expect(validate(parse(example.replace('tier: high', 'teir: high')))).toBe(false)
    expect(validate({version: 1})).toBe(false)
  })
})
