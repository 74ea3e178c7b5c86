import {
  between,
  drawUntil,
  figure,
  itemFamily,
  pickSome,
  signed,
  stepped,
} from '../../src/families/index.ts'

type Random = Parameters<typeof between>[0]

/** What is paid, and what a robot could do for it in a room with `things` on the floor. */
interface Draw {
  readonly things: number
  readonly put: number
  readonly broken: number
  readonly minute: number
  readonly clear: number
  readonly plans: readonly Plan[]
}

interface Plan {
  readonly text: string
  readonly put: number
  readonly broken: number
  readonly minutes: number
  readonly clear: boolean
}

export const family = itemFamily({
  id: 'alignment-and-specification/what-the-reward-prefers',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets: 'the designer’s wish read into the reward that was written',
  prior: {
    a: 1.2,
    p: 0.55,
    b: -0.17,
    reason: 'sums are short; the wished-for plan tempts to the top',
  },
  tags: ['MEASURE 2.6', 'MEASURE 2.13'],
  source:
    'Amodei et al., arXiv 1606.06565, sections 3 and 4 (side effects, reward hacking); computed',
  bias: 'a household task; calculator offered',
  reserved: true,

  generate(random) {
    const draw = drawUntil(() => drawPlans(random), isTelling)
    const {steps, answer, why} = stepped(
      random,
      draw.plans
        .toSorted((a, b) => rewardOf(b, draw) - rewardOf(a, draw))
        .map((plan) => ({text: plan.text, why: reason(plan, draw)})),
    )
    return {
      ask: {
        stem:
          `A household wants its rooms tidy. A robot learns in a room with ${draw.things} things on the ` +
          'floor; all that it is paid stands in the table. The camera is its own. It tries each plan ' +
          'below, many times. Order the plans by what they earn, the plan that it will come to prefer ' +
          'first.',
        table: [
          ['event', 'points'],
          ['a thing is put away', signed(draw.put)],
          ['a thing breaks', signed(-draw.broken)],
          ['a minute of running', signed(-draw.minute)],
          ['at the end the camera sees nothing on the floor', signed(draw.clear)],
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

function drawPlans(random: Random): Draw {
  const things = between(random, {from: 8, to: 16, step: 2})
  const few = between(random, {from: 2, to: 4})
  const broken = between(random, {from: 2, to: 4})
  const turns = between(random, {from: 10, to: 30, step: 5})
  const careful = between(random, {from: 15, to: 30, step: 5})
  const hasty = between(random, {from: 8, to: 14, step: 2})
  const whole: Plan = {
    text: `Puts all ${things} things away with care, in ${careful} minutes`,
    put: things,
    broken: 0,
    minutes: careful,
    clear: true,
  }
  const others: readonly Plan[] = [
    {
      text: `Puts all ${things} things away in a hurry, in ${hasty} minutes, and breaks ${broken}`,
      put: things,
      broken,
      minutes: hasty,
      clear: true,
    },
    {
      text: `Puts one thing away and takes it out again, ${turns} times in ${turns} minutes`,
      put: turns,
      broken: 0,
      minutes: turns,
      clear: false,
    },
    {text: 'Covers its camera, in 1 minute, and stops', put: 0, broken: 0, minutes: 1, clear: true},
    {
      text: `Puts the ${few} nearest things away and covers its camera, in ${few + 1} minutes`,
      put: few,
      broken: 0,
      minutes: few + 1,
      clear: true,
    },
  ]
  return {
    things,
    put: between(random, {from: 2, to: 5}),
    broken: between(random, {from: 3, to: 15}),
    minute: between(random, {from: 1, to: 2}),
    clear: between(random, {from: 10, to: 40, step: 5}),
    plans: [whole, ...pickSome(random, {from: others, count: 3})],
  }
}

function rewardOf({put, broken, minutes, clear}: Plan, pay: Draw): number {
  return put * pay.put - broken * pay.broken - minutes * pay.minute + (clear ? pay.clear : 0)
}

/** Whether no two plans earn nearly the same. */
function isTelling(draw: Draw): boolean {
  const earned = draw.plans.map((plan) => rewardOf(plan, draw)).toSorted((a, b) => a - b)
  return earned.every((sum, index) => index === 0 || sum - (earned[index - 1] ?? sum) >= 3)
}

function reason(plan: Plan, pay: Draw): string {
  const parts = [
    plan.put > 0 ? `${plan.put} · ${pay.put}` : '',
    plan.broken > 0 ? `− ${plan.broken} · ${pay.broken}` : '',
    `− ${plan.minutes} · ${pay.minute}`,
    plan.clear ? `+ ${pay.clear}` : '',
  ].filter((part) => part !== '')
  return `${parts.join(' ')} = ${figure(rewardOf(plan, pay))} points.`
}
