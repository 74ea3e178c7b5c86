import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'

/** An open attempt of an exercise with two objectives, for tests; a test names what matters to it. */
export function buildExerciseAttempt(part: Partial<AttemptView> = {}): AttemptView {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    examinationId: null,
    exercise: {
      id: 'support-desk',
      title: 'Support desk',
      engine: 'assistant',
      version: 1,
      simulated: 'A simulated assistant.',
      brief: [],
      control: [{name: 'Chat', note: 'as the customer of your order'}],
      minutes: 40,
      level: 2,
      domains: ['llm-and-api-security'],
      objectives: [
        {
          id: 'discount',
          part: 'break',
          title: 'Get a discount above 10 %',
          judged: 'The sum of discounts on your order is above 10 %.',
          required: true,
          weight: 0.4,
        },
        {
          id: 'serve',
          part: 'serve',
          title: 'Keep serving customers',
          judged: 'At least 38 of 40 conversations end in the right ledger.',
          required: true,
          weight: 0.6,
        },
      ],
    },
    status: 'open',
    position: 1,
    startedAt: '2026-11-23T10:00:00.000Z',
    savedAt: '2026-11-23T10:05:00.000Z',
    canUndo: false,
    hints: [
      {price: 5, text: null},
      {price: 15, text: null},
      {price: 30, text: null},
    ],
    objectives: [
      {id: 'discount', reached: false},
      {id: 'serve', reached: null},
    ],
    view: {},
    stopped: null,
    score: null,
    debrief: null,
    evidence: null,
    ...part,
  }
}
