import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decide} from './decide.ts'
import {buildStart, buildTaken} from './decision.builders.ts'
import {
  afterEvent,
  askedDomains,
  askedExercises,
  type Examination,
  type ExaminationEvent,
} from './examination.ts'

const at = '2026-12-01T12:00:00.000Z'
const start = buildStart()
const started: ExaminationEvent = {type: 'examination.started', payload: start}
const begun: ExaminationEvent = {type: 'examination.assessment-begun', payload: {attempt: 'a'}}
const sitting: ExaminationEvent = {
  type: 'examination.sitting-begun',
  payload: {attempt: 'a', sitting: 2, domains: ['one'], moreItems: 8},
}
const exercise: ExaminationEvent = {
  type: 'examination.exercise-begun',
  payload: {exercise: 'break', attempt: 'b'},
}
const decided: ExaminationEvent = {
  type: 'examination.decided',
  payload: decide({start}, buildTaken(), {at, endedBy: 'person'}),
}
const setAside: ExaminationEvent = {
  type: 'examination.set-aside',
  payload: {appeal: 'c', reason: 'The items were wrong.', decider: {name: 'Judge'}},
}

const fold = (events: readonly ExaminationEvent[]) =>
  events.reduce<Examination | null>(
    (examination, event) => afterEvent(examination, event, at),
    null,
  )

describe('an examination', () => {
  it('is what its events leave', () => {
    const examination = fold([started, begun, sitting, exercise, decided, setAside])
    expect(examination).toMatchObject({
      assessment: 'a',
      decision: {outcome: 'passed', at},
      setAside: {by: 'Judge', at},
    })
    expect(examination?.exercises.get('break')).toBe('b')
  })

  it.each([
    ['begins twice', [started, started]],
    ['begins with something else', [begun]],
    ['has its adaptive part begun twice', [started, begun, begun]],
    ['has another sitting before the first', [started, sitting]],
    ['has an exercise begun twice', [started, exercise, exercise]],
    ['is decided twice', [started, decided, decided]],
    ['goes on after its decision', [started, decided, begun]],
    ['is set aside before its decision', [started, setAside]],
    ['is set aside twice', [started, decided, setAside, setAside]],
  ] as [string, ExaminationEvent[]][])('is refused where it %s', (_, events) => {
    expect(() => fold(events)).toThrow(expect.objectContaining({code: 'event-refused'}))
  })

  it('is refused for an exercise that it does not ask, or that is carried', () => {
    const other = {...exercise, payload: {exercise: 'cook', attempt: 'b'}} as ExaminationEvent // as a store may hold it
    expect(() => fold([started, other])).toThrow('not asked: cook')
    const [done] = decide({start}, buildTaken(), {at, endedBy: 'person'}).exercises
    if (!done) throw new Error('nothing to carry')
    const carried = {domains: [], exercises: [done]}
    const carrying = {...started, payload: buildStart({carried})} as ExaminationEvent // the same type of event
    expect(() => fold([carrying, exercise])).toThrow('not asked: break')
  })

  it('never changes its decision, whatever comes after in whatever order', () => {
    const any = fc.array(fc.constantFrom(begun, sitting, exercise, decided, setAside, started), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(any, (events) => {
        let examination = fold([started])
        let first: Examination['decision'] = null
        for (const event of events) {
          try {
            examination = afterEvent(examination, event, at)
          } catch {
            continue // refused, and so never recorded
          }
          first ??= examination.decision
          expect(examination.decision).toEqual(first)
        }
        const asked = examination ? askedDomains(examination).length : 0
        expect(asked).toBe(2)
        expect(examination ? askedExercises(examination) : []).toEqual(['break', 'mend'])
      }),
    )
  })
})
