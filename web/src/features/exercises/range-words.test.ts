import type {ExerciseView} from '@airworthy/server/features/exercises/views.ts'
import {describe, expect, it} from 'vitest'
import {byTrack, lastResult, rangeHeading} from './range-words.ts'

function buildExercise(part: Partial<ExerciseView> = {}): ExerciseView {
  return {
    id: 'support-desk',
    title: 'Support desk',
    track: 'core',
    domains: ['llm-and-api-security'],
    level: 2,
    minutes: 40,
    outcome: 'Bound what a persuaded assistant can do.',
    available: true,
    simulated: true,
    text: null,
    status: 'to-do',
    openAttempt: null,
    attempts: [],
    ...part,
  }
}

const open = '00000000-0000-4000-8000-000000000001'

describe('the exercises by track', () => {
  const exercises = [
    buildExercise({id: 'label', track: 'data-scientist'}),
    buildExercise({id: 'triage', track: 'product-manager', available: false}),
    buildExercise({id: 'desk'}),
    buildExercise({id: 'fallback', track: 'fullstack-engineer'}),
    buildExercise({id: 'redaction', track: 'fullstack-engineer', openAttempt: open}),
  ]

  it('begin with what everybody does, then with the own role', () => {
    const tracks = byTrack(exercises, 'fullstack-engineer').map(({track}) => track)
    expect(tracks.slice(0, 2)).toEqual(['core', 'fullstack-engineer'])
    expect(tracks).toHaveLength(4)
  })

  it('have the open one first, and what is planned apart', () => {
    const [, own, ...others] = byTrack(exercises, 'fullstack-engineer')
    expect(own?.ready.map(({id}) => id)).toEqual(['redaction', 'fallback'])
    expect(others.flatMap(({planned}) => planned.map(({id}) => id))).toEqual(['triage'])
  })
})

describe('the heading of the range', () => {
  it('names the exercise that is open', () => {
    const exercises = [buildExercise({openAttempt: open}), buildExercise({status: 'passed'})]
    expect(rangeHeading(exercises)).toBe('Support desk is open; one of two passed.')
  })

  it('counts what is ready, without what is planned', () => {
    expect(rangeHeading([buildExercise(), buildExercise({available: false})])).toBe(
      'One exercise is ready.',
    )
    expect(rangeHeading([buildExercise({available: false})])).toBe('No exercise is ready yet.')
    expect(rangeHeading([buildExercise({status: 'passed'}), buildExercise()])).toBe(
      'One of two passed.',
    )
  })
})

describe('the last result', () => {
  it('is that of the newest finished attempt, not of the open one', () => {
    const attempts = [
      {
        id: open,
        examinationId: null,
        startedAt: '2026-11-25T10:00:00Z',
        finishedAt: null,
        passed: null,
        score: null,
      },
      {
        id: open,
        examinationId: null,
        startedAt: '2026-11-23T10:00:00Z',
        finishedAt: '2026-11-23T12:00:00Z',
        passed: false,
        score: 0.415,
      },
    ]
    expect(lastResult(attempts)).toBe('not passed 23 November 2026, 42 of 100 points')
    expect(lastResult(attempts.slice(0, 1))).toBeUndefined()
  })
})
