import {describe, expect, it} from 'vitest'
import {inStepOrder, orderSentence} from './step-order.ts'

const said = {heading: '', sentence: ''}
const risk = {domain: 'risk', verdict: 'gap'} as const
const privacy = {domain: 'privacy', verdict: 'gap'} as const
const ethics = {domain: 'ethics', verdict: 'not-judged'} as const
const drift = {domain: 'drift', verdict: 'not-judged'} as const
const met = {domain: 'met', verdict: 'meets'} as const
const working = [risk, privacy, ethics, drift, met]

describe('the order in which a plan is shown', () => {
  it('begins where its next step does, as the heading says', () => {
    const step = {kind: 'test-out', domain: 'drift', openAttemptId: null, ...said} as const
    const ordered = inStepOrder(working, step)
    expect(ordered).toEqual([drift, ethics, risk, privacy])
    expect(orderSentence(ordered)).toMatch(/^What is not judged comes first/u)
  })

  it('keeps the working order where the step is about the first gap', () => {
    const step = {
      kind: 'module',
      moduleId: 'lesson/x',
      link: '/lessons/x',
      domain: 'risk',
      ...said,
    } as const
    const ordered = inStepOrder(working, step)
    expect(ordered).toEqual([risk, privacy, ethics, drift])
    expect(orderSentence(ordered)).toMatch(/^Gaps come first/u)
  })

  it('says nothing where nothing is open', () => {
    expect(orderSentence(inStepOrder([met], {kind: 'done', ...said}))).toBeUndefined()
  })
})
