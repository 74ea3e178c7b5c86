import type {FaultRow, FaultView} from '@airworthy/range/views'
import {describe, expect, it} from 'vitest'
import {endedWords, lineIn, receivedWords, rowsByCondition} from './fault-words.ts'

function buildRow(change: Partial<FaultRow> = {}): FaultRow {
  return {
    condition: 'well',
    reference: 'R-1',
    received: {answer: 'today', source: 'model'},
    failed: null,
    tookMs: 400,
    modelCalls: 1,
    log: [],
    broken: [],
    ...change,
  }
}

function buildView(run: FaultView['run']): FaultView {
  const condition = {callerSees: '', visible: true}
  return {
    contract: [],
    budgetMs: 3000,
    conditions: [
      {...condition, id: 'well', name: 'Well'},
      {...condition, id: 'reset', name: 'Connection reset', visible: false},
    ],
    requests: [],
    code: '',
    run,
  }
}

describe('the rows of a run', () => {
  it('stand under their condition, with the count of those that hold', () => {
    const rows = [buildRow(), buildRow({reference: 'R-2', broken: ['honest']})]
    expect(rowsByCondition(buildView({rows, ended: null}))).toMatchObject([
      {condition: {id: 'well'}, holding: 1, rows: [{reference: 'R-1'}, {reference: 'R-2'}]},
    ])
    expect(rowsByCondition(buildView(null))).toEqual([])
  })

  it('say what a tenant was told, or that it was an error page', () => {
    expect(receivedWords(buildRow())).toBe('today, from the model')
    expect(receivedWords(buildRow({received: {answer: 'person', source: 'fallback'}}))).toBe(
      'person, from a fallback',
    )
    expect(receivedWords(buildRow({received: null}))).toBe('an error page')
  })
})

describe('code that was ended', () => {
  it('is explained with report and condition, where it had begun', () => {
    const ended = {reason: 'too-many-steps', message: 'still running'}
    const at = {condition: 'reset', reference: 'R-1'}
    expect(endedWords(buildView({rows: [], ended: {...ended, at}}))).toBe(
      'still running. It was ended at report R-1, under the condition "Connection reset".',
    )
    expect(endedWords(buildView({rows: [], ended: {...ended, at: null}}))).toBe('still running')
    expect(endedWords(buildView({rows: [], ended: null}))).toBeNull()
  })

  it('is marked at the line that the message names', () => {
    expect(lineIn('unexpected token (line 12, column 3)')).toBe(12)
    expect(lineIn('threw null')).toBeNull()
  })
})
