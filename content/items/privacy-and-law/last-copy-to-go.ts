import {between, drawUntil, itemFamily, pick, stepped} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/last-copy-to-go',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets: 'each store thought to forget on its own clock; copies of copies forgotten',
  prior: {a: 1.2, p: 0.5, b: 0, reason: 'two stores depend on the day on which another was clean'},
  tags: ['MEASURE 2.10', 'GOVERN 6.1'],
  source: 'computed; GDPR Art. 17(1) and 19',
  bias: 'days only, no calendar; no product is meant',
  reserved: true,

  generate(random) {
    const {plan, days} = drawUntil(() => drawPlan(random), isTelling)
    const {steps, answer, why} = stepped(
      random,
      days.toSorted((a, b) => a.day - b.day).map(({store, why}) => ({text: store, why})),
    )
    return {
      ask: {
        stem:
          'On day 0, after that day’s snapshots and copies were made, a person’s record is deleted ' +
          'from the live database. Until then it stood in every place below; ' +
          'all take the full time that they have. Order the places by the ' +
          'day on which the last copy of the record leaves them, the earliest first.',
        table: [
          ['place', 'what happens there'],
          ['search index', `rebuilt from the live database on day ${plan.index}`],
          ['database backups', `a full one each day; each is kept for ${plan.backups} days`],
          [
            'warehouse',
            `deletes the record on day ${plan.warehouse}; its daily snapshots, the last with the ` +
              `record from the day before, are kept for ${plan.snapshots} days`,
          ],
          [
            'training file',
            `overwritten from the warehouse itself on days ${builds(plan.firstBuild, plan.buildEvery)}`,
          ],
          [
            'vendor',
            `is told on day ${plan.told} and deletes within ${plan.within} days; its own backups go ` +
              `${plan.vendorBackups} days later`,
          ],
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

interface Plan {
  index: number
  backups: number
  warehouse: number
  snapshots: number
  firstBuild: number
  buildEvery: number
  told: number
  within: number
  vendorBackups: number
}

function drawPlan(random: Random) {
  const plan: Plan = {
    index: between(random, {from: 3, to: 45, step: 3}),
    backups: pick(random, [14, 21, 28, 35, 60, 90]),
    warehouse: between(random, {from: 6, to: 24, step: 2}),
    snapshots: pick(random, [7, 14, 21, 30, 45]),
    firstBuild: between(random, {from: 2, to: 12}),
    buildEvery: pick(random, [14, 20, 30]),
    told: between(random, {from: 1, to: 10}),
    within: pick(random, [10, 14, 30]),
    vendorBackups: pick(random, [7, 10, 20, 30]),
  }
  return {plan, days: lastDays(plan)}
}

function lastDays(plan: Plan): {store: string; day: number; why: string}[] {
  const {warehouse, snapshots, firstBuild, buildEvery, told, within, vendorBackups} = plan
  const snapshot = warehouse - 1 + snapshots
  const waits = Math.max(0, Math.ceil((warehouse + 1 - firstBuild) / buildEvery))
  const build = firstBuild + waits * buildEvery
  const gone = told + within + vendorBackups
  return [
    {store: 'search index', day: plan.index, why: `Day ${plan.index}, the day of the rebuild.`},
    {
      store: 'database backups',
      day: plan.backups,
      why: `Day ${plan.backups}; the backup of day 0 is the last that holds the record.`,
    },
    {
      store: 'warehouse',
      day: snapshot,
      why: `Day ${snapshot}; the snapshot of day ${warehouse - 1} lives for ${snapshots} days.`,
    },
    {
      store: 'training file',
      day: build,
      why: `Day ${build}, the first build after the warehouse was clean (day ${warehouse}).`,
    },
    {
      store: 'vendor',
      day: gone,
      why: `By day ${gone}: ${told} + ${within} + ${vendorBackups}; its backups outlive its deletion.`,
    },
  ]
}

/** Days at least two apart; the training file was built from a warehouse not yet clean. */
function isTelling({plan, days}: ReturnType<typeof drawPlan>): boolean {
  const sorted = days.map(({day}) => day).toSorted((a, b) => a - b)
  const apart = sorted.every((day, index) => index === 0 || day - (sorted[index - 1] ?? 0) >= 2)
  const clear = builds(plan.firstBuild, plan.buildEvery).split(', ').map(Number)
  const last = clear.at(-1) ?? 0
  return (
    apart &&
    plan.firstBuild < plan.warehouse &&
    !clear.includes(plan.warehouse) &&
    last > plan.warehouse
  )
}

function builds(first: number, every: number): string {
  return [0, 1, 2].map((count) => first + count * every).join(', ')
}
