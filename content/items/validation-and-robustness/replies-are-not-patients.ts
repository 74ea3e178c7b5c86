import {between, drawUntil, figure, itemFamily, pick, stepped} from '../../src/families/index.ts'

/** A plan of an evaluation: so many people, so many replies from each. */
interface Plan {
  readonly people: number
  readonly each: number
}

export const family = itemFamily({
  id: 'validation-and-robustness/replies-are-not-patients',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets: 'precision read off the number of replies, or off the number of people alone',
  prior: {a: 1.2, p: 0.5, b: 0, reason: 'the formula is given; four quotients have to be computed'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source: 'Kish 1965, Survey Sampling, chapter 5 (design effect of equal clusters); computed',
  bias: 'formula given and explained; calculator offered',
  reserved: true,

  generate(random) {
    const alike = pick(random, [0.1, 0.2, 0.3, 0.5])
    const plans = drawUntil(
      () =>
        [1, 2, 3, 4].map(() => ({
          people: between(random, {from: 60, to: 400, step: 20}),
          each: pick(random, [1, 2, 3, 5, 8, 10, 15, 20]),
        })),
      (drawn) => isTelling(drawn, alike),
    )
    const {steps, answer, why} = stepped(
      random,
      plans
        .toSorted((a, b) => worth(b, alike) - worth(a, alike))
        .map((plan) => ({text: textOf(plan), why: reason(plan, alike)})),
    )
    return {
      ask: {
        stem:
          'How often are an assistant’s replies right for patients whom it has not met? Each plan ' +
          'draws patients at random and judges the same number of replies to each. Replies to one ' +
          `patient are right or wrong together more often than chance, with correlation ${alike}. Then ` +
          `k replies to each patient are worth as many independent ones as their total divided by ` +
          `1 + (k − 1) · ${alike}. Order the plans by the width of their 95 % interval, narrowest first.`,
        steps,
      },
      key: {answer, why},
    }
  },
})

/** How many independent replies the replies of a plan are worth. */
function worth({people, each}: Plan, alike: number): number {
  return (people * each) / (1 + (each - 1) * alike)
}

/** Whether the order is plain, and neither replies nor people alone would give it. */
function isTelling(plans: readonly Plan[], alike: number): boolean {
  const right = plans.toSorted((a, b) => worth(b, alike) - worth(a, alike))
  const apart = right.every((plan, index) => {
    const next = right[index + 1]
    return !next || worth(plan, alike) > 1.12 * worth(next, alike)
  })
  const totals = right.map(({people, each}) => people * each)
  const people = right.map((plan) => plan.people)
  return apart && [totals, people].every((counts) => differsFromFalling(counts))
}

function differsFromFalling(counts: readonly number[]): boolean {
  const falls = counts.filter((count, index) => index > 0 && count > (counts[index - 1] ?? count))
  return falls.length > 0 && new Set(counts).size === counts.length
}

function textOf({people, each}: Plan): string {
  return `${figure(people)} patients, ${each} ${each === 1 ? 'reply' : 'replies'} to each`
}

function reason(plan: Plan, alike: number): string {
  const total = figure(plan.people * plan.each)
  if (plan.each === 1)
    return `${total} replies to as many patients are independent: worth ${total}.`
  const divisor = figure(1 + (plan.each - 1) * alike, 1)
  return `${total} replies divided by ${divisor} are worth ${figure(worth(plan, alike))} independent ones.`
}
