import {
  drawUntil,
  figure,
  itemFamily,
  pick,
  pickSome,
  round,
  stepped,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'ethics-and-bias/looks-for-each-person',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets: 'attention in a ranking judged by mean place, or by the total that a group receives',
  prior: {a: 1.4, p: 0.55, b: -0.14, reason: 'looks fall steeply, and groups differ in size'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1', 'MAP 5.1'],
  source:
    'computed; exposure as in Singh and Joachims 2018, Fairness of Exposure in Rankings, ' +
    'doi:10.1145/3219819.3220088',
  bias: 'guilds have neutral names; the looks are given; a calculator is offered',
  reserved: true,

  generate(random) {
    const trade = pick(random, ['glaziers', 'painters', 'plumbers', 'roofers', 'tilers'])
    const looks = pick(random, looksByPlace)
    const guilds = pickSome(random, {from: ['Crane', 'Finch', 'Heron', 'Robin', 'Swift'], count: 4})
    const places = drawUntil(
      () => placesOf(random, guilds),
      (drawn) => isTelling(drawn, {guilds, looks}),
    )
    const attention = guilds
      .map((guild) => ({guild, ...attentionOf(guild, {places, looks})}))
      .toSorted((a, b) => a.each - b.each)
    const {steps, answer, why} = stepped(
      random,
      attention.map(({guild, total, people, each}) => ({
        text: `Guild ${guild}`,
        why: `${figure(total)} looks for ${people}, so ${figure(each, 1)} each.`,
      })),
    )
    return {
      ask: {
        stem:
          `A site shows every visitor the same list of twelve ${trade}, who all work equally well; ` +
          'it is known how many of 100 visitors look at each place. Each belongs to a guild. Order ' +
          'the guilds by the looks that one member receives on average, the fewest first.',
        table: [
          ['place', 'guild', 'looks of 100 visitors'],
          ...places.map((guild, index) => [index + 1, guild, looks[index] ?? 0]),
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

const looksByPlace = [
  [90, 62, 45, 33, 25, 19, 14, 11, 8, 6, 5, 4],
  [80, 48, 34, 26, 21, 17, 14, 12, 10, 8, 7, 6],
  [96, 70, 40, 22, 14, 10, 8, 6, 5, 4, 3, 2],
]

/** The guild at each of twelve places, with two to four members each. */
function placesOf(random: Random, guilds: readonly string[]): string[] {
  const sizes = pick(random, [
    [2, 2, 4, 4],
    [2, 3, 3, 4],
  ])
  return random.shuffle(
    guilds.flatMap((guild, index) => Array.from({length: sizes[index] ?? 0}, () => guild)),
  )
}

function attentionOf(guild: string, {places, looks}: {places: string[]; looks: number[]}) {
  const own = places.flatMap((other, index) => (other === guild ? [index] : []))
  const total = own.reduce((sum, index) => sum + (looks[index] ?? 0), 0)
  const meanPlace = own.reduce((sum, index) => sum + index + 1, 0) / own.length
  return {people: own.length, total, each: total / own.length, meanPlace}
}

/** Whether looks for each member order the guilds clearly, and otherwise than totals and places. */
function isTelling(
  places: string[],
  {guilds, looks}: {guilds: readonly string[]; looks: number[]},
): boolean {
  const all = guilds.map((guild) => ({guild, ...attentionOf(guild, {places, looks})}))
  const ordered = (valueOf: (one: (typeof all)[number]) => number) =>
    all.toSorted((a, b) => valueOf(a) - valueOf(b)).map(({guild}) => guild)
  const right = ordered(({each}) => each)
  const means = all.map(({each}) => round(each, 1)).toSorted((a, b) => a - b)
  const apart = means.every((mean, index) => index === 0 || mean - (means[index - 1] ?? 0) >= 2)
  return (
    apart &&
    [ordered(({total}) => total), ordered(({meanPlace}) => -meanPlace)].every(
      (other) => other.filter((guild, index) => guild !== right[index]).length >= 2,
    )
  )
}
