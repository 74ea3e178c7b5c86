import {describe, expect, it} from 'vitest'
import {effectOf, sinks, treatments} from './output-sink-effect.ts'

const holding = (sink: (typeof sinks)[number]['id']) =>
  treatments.filter(({id}) => effectOf(sink, id).holds).map(({id}) => id)

describe('an output in its place', () => {
  it('does something in every place where nothing is done with it', () => {
    for (const {id} of sinks) expect(effectOf(id, 'none').holds).toBe(false)
  })

  it('is held by what fits the place', () => {
    expect(holding('page')).toEqual(['encode-html', 'encode-and-hosts'])
    expect(holding('query')).toEqual(['bind'])
    expect(holding('shell')).toEqual(['arguments'])
    expect(holding('markdown')).toEqual(['encode-and-hosts'])
  })

  it('has no treatment that holds in every place', () => {
    for (const {id} of treatments) {
      expect(sinks.every((sink) => effectOf(sink.id, id).holds)).toBe(false)
    }
  })
})
