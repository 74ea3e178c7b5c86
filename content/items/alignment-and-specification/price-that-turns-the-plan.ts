import {between, drawUntil, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

const settings = [
  {
    who: 'A warehouse robot',
    harm: 'crates broken',
    one: 'crate that it breaks',
    plans: ['wide way', 'middle way', 'narrow way', 'straight through'],
  },
  {
    who: 'A coding agent',
    harm: 'strangers’ files deleted',
    one: 'stranger’s file that it deletes',
    plans: ['asks owners', 'sorts by age', 'sorts by size', 'clears the disk'],
  },
  {
    who: 'A mowing robot',
    harm: 'flowers cut',
    one: 'flower that it cuts',
    plans: ['keeps to the lawn', 'trims the border', 'crosses one bed', 'crosses all beds'],
  },
  {
    who: 'A scheduling agent',
    harm: 'visits cancelled',
    one: 'visit that it cancels',
    plans: ['fills gaps', 'moves late visits', 'moves all visits', 'drops short visits'],
  },
]

export const family = itemFamily({
  id: 'alignment-and-specification/price-that-turns-the-plan',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2.5,
  targets: 'a penalty set against the most tempting plan alone, as though nothing lay in between',
  prior: {
    a: 1.4,
    p: 0.38,
    b: 0.35,
    reason: 'beating the best-paid plan does not beat those in between',
  },
  tags: ['MEASURE 2.6', 'MEASURE 2.13'],
  source: 'computed; Amodei et al., arXiv 1606.06565, section 3 (side effects)',
  bias: 'four everyday tasks; small sums; calculator offered',
  reserved: true,

  generate(random) {
    const {who, harm, one, plans} = pick(random, settings)
    const rows = drawUntil(() => drawPlans(random), isTelling)
    const [clean] = rows
    const needed = rows.slice(1).map((row) => priceAgainst(row, clean))
    const answer = Math.max(...needed)
    const binding = rows[1 + needed.indexOf(answer)]
    const top = rows.at(-1)
    if (!clean || !binding || !top) throw new RangeError('no plans drawn')
    const named = rows.map((row, index) => ({...row, name: plans[index] ?? ''}))
    const bindingName = plans[1 + needed.indexOf(answer)] ?? ''
    return {
      ask: {
        stem:
          `${who} always takes the plan with the most points: those for its work, less a penalty for each ` +
          `${one}. The penalty is a whole number, the same each time. The plans in the table are all that it ` +
          'has. What is the smallest penalty with which the first plan has more points than every other?',
        table: [
          ['plan', 'points for work', harm],
          ...named.map(({name, work, harms}) => [name, work, harms]),
        ],
        unit: 'points',
        decimals: 0,
      },
      key: numericKey({
        answer,
        why:
          `“${bindingName}” holds out longest: it earns ${binding.work - clean.work} more for ` +
          `${binding.harms}, so ${figure((binding.work - clean.work) / binding.harms, 1)} each must be exceeded.`,
        wrong: [
          {
            value: priceAgainst(top, clean),
            why: `Beats “${plans.at(-1)}”, the best paid. “${bindingName}” then still earns more.`,
          },
          {
            value: top.work - clean.work + 1,
            why: `More than the whole advantage of “${plans.at(-1)}”, as though it did harm only once.`,
          },
          {
            value: Math.ceil((binding.work - clean.work) / binding.harms) - 1,
            why: `With this number “${bindingName}” is still at least as good.`,
          },
        ],
        decimals: 0,
      }),
    }
  },
})

interface Plan {
  readonly work: number
  readonly harms: number
}

/** Four plans, the first without harm; more work always goes with more harm. */
function drawPlans(random: Random): Plan[] {
  const clean = between(random, {from: 20, to: 60})
  const rows: Plan[] = [{work: clean, harms: 0}]
  for (let index = 0; index < 3; index++) {
    const last = rows.at(-1) ?? {work: clean, harms: 0}
    rows.push({
      work: last.work + between(random, {from: 8, to: 45}),
      harms: last.harms + between(random, {from: 1, to: 5}),
    })
  }
  return rows
}

/** The smallest whole price at which the clean plan has more points than the other. */
function priceAgainst({work, harms}: Plan, clean: Plan | undefined): number {
  return Math.floor((work - (clean?.work ?? 0)) / harms) + 1
}

/** Whether a plan in between needs a plainly higher price than the best paid, and no plan ties. */
function isTelling(rows: readonly Plan[]): boolean {
  const [clean] = rows
  const ratios = rows.slice(1).map(({work, harms}) => (work - (clean?.work ?? 0)) / harms)
  const last = ratios.at(-1) ?? 0
  return Math.max(...ratios) - last >= 2 && ratios.every((ratio) => !Number.isInteger(ratio))
}
