import {between, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'llm-and-api-security/spent-before-it-is-booked',
  version: 1,
  type: 'numeric',
  level: 3,
  minutes: 2.5,
  targets: 'a limit that is looked up first and counted up later taken for the most that is spent',
  prior: {
    a: 1.4,
    p: 0.24,
    b: 1.82,
    reason: 'calls that run at once are seen; which may still start is computed',
  },
  tags: ['LLM10:2025', 'AML.T0034.002', 'AML.M0004', 'MEASURE 2.7'],
  source:
    'CWE-367 (time of check, time of use); computed, and simulated over all orders of start and end',
  bias: 'whole cents; how the limit works is in the stem; calculator offered',
  reserved: true,

  generate(random) {
    const cost = pick(random, [30, 40, 60, 70, 80, 90, 120])
    const atOnce = between(random, {from: 4, to: 24, step: 2})
    const limit = between(random, {from: 500, to: 4000, step: 50}) + 25 // never a multiple of the cost
    const booked = Math.floor(limit / cost) // calls booked in full when the last one starts
    return {
      ask: {
        stem:
          'A service pays for an agent’s calls to a model. Before each call it looks up what the day ' +
          'has cost so far, and refuses the call if that has reached the day’s limit. The cost of a call ' +
          'is added when the call ends. A persuaded agent starts calls as often and as closely together ' +
          'as the service lets it. How many cents can the day cost at most?',
        table: [
          ['fact', 'value'],
          ['limit of the day', `${figure(limit)} cents`],
          ['cost of each call', `${cost} cents`],
          ['calls that may run at the same time', String(atOnce)],
        ],
        unit: 'cents',
        decimals: 0,
      },
      key: numericKey({
        answer: (booked + atOnce) * cost,
        why:
          `A call may still start when ${booked} calls, ${figure(booked * cost)} cents, have been added. ` +
          `Then ${atOnce} calls run, of which nothing is added yet: (${booked} + ${atOnce}) · ${cost}. ` +
          'Setting the cost aside before the call, and giving back what is not used, would keep the limit.',
        wrong: [
          {
            value: limit,
            why: 'The limit is compared with what was added, not with what was started.',
          },
          {value: booked * cost, why: 'As though a call that would pass the limit were refused.'},
          {
            value: (booked + 1) * cost,
            why: 'Right for one call at a time: the last one starts just below the limit.',
          },
          {
            value: limit + atOnce * cost,
            why: 'Lets the last call start when the whole limit has been added; it is refused then.',
          },
        ],
        decimals: 0,
      }),
    }
  },
})
