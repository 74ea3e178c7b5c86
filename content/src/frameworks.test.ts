import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {domains} from './competencies.ts'
import {frameworkTagsFrom} from './frameworks.ts'

const yaml = readFileSync(new URL('../frameworks.yaml', import.meta.url), 'utf8')

describe('the frameworks that tags may name', () => {
  it('know every tag of the competency domains', () => {
    const known = frameworkTagsFrom(yaml)
    const unknown = domains.flatMap(({tags}) => tags.filter((tag) => !known.has(tag)))
    expect(unknown).toEqual([])
  })

  it('give a technique and its sub-technique their short names', () => {
    const known = frameworkTagsFrom(yaml)
    expect(known.get('LLM01:2025')).toBe('Prompt Injection')
    expect(known.get('AML.T0051.001')).toBe('LLM Prompt Injection / Indirect')
    expect(known.has('MANAGE 3.1')).toBe(false)
  })

  it('are refused in another shape', () => {
    expect(() => frameworkTagsFrom('owasp: [LLM01]')).toThrow(
      /catalogue refused: frameworks\.yaml/u,
    )
  })
})
