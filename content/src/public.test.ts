import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import * as publicContent from './public.ts'

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

describe('what the web may import', () => {
  it('hands on values of the competency framework alone', () => {
    const expected = ['cutOf', 'cutsNotice', 'domains', 'engineerRoles', 'levels']
    expect(Object.keys(publicContent)).toEqual(expected)
  })

  it('reaches no other module at run time', () => {
    const valueSources = [...textOf('public.ts').matchAll(/^export (?!type).*?from '(.+?)'/gmsu)]
    expect(valueSources.map((match) => match[1])).toEqual(['./competencies.ts'])
    expect(textOf('competencies.ts')).not.toMatch(/^import/mu)
  })
})
