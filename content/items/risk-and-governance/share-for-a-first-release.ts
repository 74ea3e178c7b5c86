import {
  between,
  drawUntil,
  figure,
  itemFamily,
  numericKey,
  percent,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Plan = ReturnType<typeof drawPlan>

export const family = itemFamily({
  id: 'risk-and-governance/share-for-a-first-release',
  version: 1,
  type: 'numeric',
  level: 3,
  minutes: 3,
  targets:
    'harm before a stop counted without the wait for outcomes, or weighed by the hope that all is well',
  prior: {
    a: 1.2,
    p: 0.38,
    b: 1.41,
    reason:
      'three waits add up, today’s errors come off, and the chance of a defect must be left out',
  },
  tags: ['MANAGE 1.1', 'MANAGE 2.4', 'MAP 1.5', 'MEASURE 2.4'],
  source: 'computed; NIST AI 100-1, MAP 1.5 (risk tolerance) and MANAGE 2.4 (deactivation)',
  bias: 'whole figures; the sum is a product and a quotient; calculator offered',
  reserved: true,

  generate(random) {
    const plan = drawUntil(() => drawPlan(random), isTelling)
    const {daily, today, defective, chance, outcome, every, stop, budget} = plan
    const days = outcome + every + stop
    const extra = defective - today
    return {
      ask: {
        stem:
          'A release is first given a share of the applications; the others are decided as today. ' +
          'Policy: if the release is defective, the wrong refusals that it causes beyond those of today, ' +
          'until it is stopped, must not exceed the limit, even with the longest waits. The first ' +
          'check at which any outcome of the release is known finds the defect. Which is the largest ' +
          'share in percent?',
        table: [
          ['fact', 'value'],
          ['applications a day', figure(daily)],
          ['wrong refusals today', percent(today)],
          ['wrong refusals if the release is defective', percent(defective)],
          ['chance that it is defective', percent(chance)],
          ['outcome of a decision known', `after ${outcome} days`],
          ['checks', `every ${every} days`],
          ['from a check to the stop', stop === 1 ? '1 day' : `${stop} days`],
          ['limit for added wrong refusals', figure(budget)],
        ],
        unit: '%',
        decimals: 1,
      },
      key: numericKey({
        answer: shareFor(plan, {days, rate: extra}),
        why:
          `Until the stop ${outcome} + ${every} + ${stop} = ${days} days pass; with every application ` +
          `${figure(daily)} · ${percent(extra)} · ${days} = ${figure(daily * extra * days)} would be added. ` +
          `${figure(budget)} of these are borne. The chance does not count: the policy speaks of the case that it is defective.`,
        wrong: [
          {
            value: shareFor(plan, {days, rate: defective}),
            why: 'Counts the wrong refusals that today’s way would bring as well.',
          },
          {
            value: shareFor(plan, {days: outcome + stop, rate: extra}),
            why: `Takes the first check for the day on which the first outcome is known; it may be ${every} days later.`,
          },
          {
            value: shareFor(plan, {days: every + stop, rate: extra}),
            why: `Lets the check find the defect before any outcome is known; that takes ${outcome} days.`,
          },
          {
            value: shareFor(plan, {days, rate: extra * chance}),
            why: 'Weighs by the chance of a defect; the limit holds if there is one.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})

function drawPlan(random: Random) {
  return {
    daily: between(random, {from: 400, to: 4000, step: 100}),
    today: pick(random, [0.01, 0.02, 0.03]),
    defective: pick(random, [0.05, 0.06, 0.07, 0.08]),
    chance: pick(random, [0.1, 0.2, 0.25]),
    outcome: between(random, {from: 14, to: 40, step: 2}),
    every: pick(random, [7, 10, 14]),
    stop: between(random, {from: 1, to: 4}),
    budget: between(random, {from: 50, to: 400, step: 10}),
  }
}

/** The share in percent whose added refusals at that rate over those days just reach the limit. */
function shareFor({daily, budget}: Plan, {days, rate}: {days: number; rate: number}): number {
  return (budget / (daily * rate * days)) * 100
}

/** A share that a committee might give, also where it is got wrong. */
function isTelling(plan: Plan): boolean {
  const {outcome, every, stop, defective, today, chance} = plan
  const days = outcome + every + stop
  const right = shareFor(plan, {days, rate: defective - today})
  const largest = shareFor(plan, {days: every + stop, rate: defective - today})
  const weighed = shareFor(plan, {days, rate: (defective - today) * chance})
  return right >= 3 && right <= 20 && largest < 100 && weighed < 100
}
