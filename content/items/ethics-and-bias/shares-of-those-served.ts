import {
  between,
  drawUntil,
  figure,
  itemFamily,
  numericKey,
  pick,
  pickSome,
} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/shares-of-those-served',
  version: 1,
  type: 'numeric',
  level: 1,
  minutes: 2,
  targets: 'the error rate of a convenient test group taken for the rate among the people served',
  prior: {a: 1.4, p: 0.62, b: -1.35, reason: 'the total of the test invites a single division'},
  tags: ['MEASURE 2.11', 'MAP 2.3'],
  source: 'computed',
  bias: 'age bands are neutral; a calculator is offered',
  reserved: true,

  generate(random) {
    const place = pick(random, ['a bank', 'a library', 'a clinic', 'an airport', 'a rail company'])
    const groups = drawUntil(
      () => drawGroups(random),
      (drawn) => new Set(drawn.map(({rate}) => rate)).size === drawn.length,
    )
    const tried = sum(groups.map(({people}) => people))
    const rejected = sum(groups.map(({people, rate}) => (people * rate) / 100))
    const served = 10_000
    const parts = groups.map(({rate, share}) => `${figure(rate * share)}`)
    return {
      ask: {
        stem:
          `A voice check for ${place} was tried with volunteers; everybody was who they claimed to ` +
          'be. The last column gives the people whom it will serve. Suppose that each age group is ' +
          `rejected in service as often as in the trial. Of ${figure(served)} people served, each ` +
          'checked once, how many are then wrongly rejected?',
        table: [
          ['age', 'volunteers tried', 'wrongly rejected', 'share of the people served'],
          ...groups.map(({name, people, rate, share}) => [
            name,
            figure(people),
            figure((people * rate) / 100),
            `${share} %`,
          ]),
        ],
        unit: 'people',
        decimals: 0,
      },
      key: numericKey({
        answer: sum(groups.map(({rate, share}) => rate * share)),
        why:
          `The rates are ${groups.map(({rate}) => `${rate} %`).join(', ')}; weighted with the people ` +
          `served they give ${parts.join(' + ')} of ${figure(served)}.`,
        wrong: [
          {
            value: (rejected / tried) * served,
            why:
              `${figure(rejected)} of ${figure(tried)} volunteers. The trial's mix of ages is not ` +
              'that of the people served.',
          },
          {
            value: (sum(groups.map(({rate}) => rate)) / groups.length / 100) * served,
            why: 'The plain mean of the three rates; the groups are not equally large.',
          },
        ],
        decimals: 0,
        tolerance: 1,
      }),
    }
  },
})

function drawGroups(random: Parameters<typeof pick>[0]) {
  const rates = [
    between(random, {from: 1, to: 3}),
    between(random, {from: 3, to: 6}),
    between(random, {from: 8, to: 15}),
  ]
  const oldest = between(random, {from: 35, to: 60, step: 5})
  const youngest = between(random, {from: 10, to: 30, step: 5})
  const shares = [youngest, 100 - oldest - youngest, oldest]
  const people = [
    ...pickSome(random, {from: [600, 700, 800, 900], count: 1}),
    ...pickSome(random, {from: [200, 300, 400], count: 1}),
    100,
  ]
  return ['under 40', '40 to 64', '65 and over'].map((name, index) => ({
    name,
    rate: rates[index] ?? 0,
    share: shares[index] ?? 0,
    people: people[index] ?? 0,
  }))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
