import type {CertificationView} from '@airworthy/server/features/examinations/views.ts'
import {describe, expect, it} from 'vitest'
import {
  buildExamination,
  buildExaminations,
} from '../features/examinations/examinations.builders.ts'
import {examinationStep} from './examination-step.ts'

const now = Date.parse('2026-11-28T10:00:00.000Z')
// The step counts what is asked and names the window; it reads no more of a certification.
const certification = {
  domains: [1, 2],
  exercises: [1],
  windowDays: 14,
} as unknown as CertificationView
const never = {standing: 'none', validUntil: null} as const

describe('the examination as the next step', () => {
  it('comes first while one is open', () => {
    const examinations = buildExaminations({current: buildExamination(), mayStart: false})
    const step = examinationStep({examinations, standing: never, planDone: false, now})
    expect(step?.title).toBe('Go on with your examination')
    expect(step?.note).toBe('ten days left')
  })

  it('is taken when the plan is done, not before', () => {
    const examinations = buildExaminations({certification})
    const situation = {examinations, standing: never, now}
    expect(examinationStep({...situation, planDone: false})).toBeUndefined()
    expect(examinationStep({...situation, planDone: true})?.title).toBe('Take the examination')
  })

  it('is the renewal as soon as it may begin, whatever the plan', () => {
    const renewal = {
      credentialId: 'x',
      issuedAt: '2025-01-01T00:00:00.000Z',
      validUntil: '2027-01-01T12:00:00.000Z',
      asked: [],
      carried: [],
    }
    const examinations = buildExaminations({certification, renewal})
    const due = {standing: 'due', validUntil: renewal.validUntil} as const
    const step = examinationStep({examinations, standing: due, planDone: false, now})
    expect(step?.title).toBe('Renew your certification')
    expect(step?.about).toContain('It runs to 1 January 2027.')
  })

  it('is none while nothing may begin', () => {
    const examinations = buildExaminations({certification, mayStart: false})
    expect(examinationStep({examinations, standing: never, planDone: true, now})).toBeUndefined()
  })
})
