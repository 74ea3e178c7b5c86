import {drawUntil, itemFamily, lettered, pick, type DrawnOption} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'privacy-and-law/total-that-tells-one',
  version: 1,
  type: 'single-choice',
  level: 3,
  minutes: 3,
  targets: 'a least number of people in each answer thought to protect all answers together',
  prior: {a: 1.2, p: 0.48, b: 1.68, reason: 'three totals must be combined, and most lead nowhere'},
  tags: ['MEASURE 2.10', 'AML.T0024'],
  source:
    'computed by linear algebra; Denning, Denning and Schwartz 1979, The Tracker, ' +
    'doi:10.1145/320064.320069',
  bias: 'people have letters; sums of three to four unknowns, no formula needed',
  reserved: true,

  generate(random) {
    const {target, answered, offered} = drawUntil(
      () => drawServer(random),
      (drawn) => isTelling(drawn),
    )
    const name = people[target] ?? ''
    const {
      options,
      answer: [answer = ''],
      why,
    } = lettered(random, {options: offered.map((total) => optionOf(total, {target, answered}))})
    return {
      ask: {
        stem:
          'A server tells the exact yearly pay of any three or more of six people, added up, and never ' +
          'of fewer. A reader knows only what the server told, and no pay changes. These totals are ' +
          `already answered; from them alone nobody’s pay follows. Which further total would give ${name}’s ` +
          'pay away?',
        table: [
          ['total', 'people in it'],
          ...answered.map((total, index) => [index + 1, namesIn(total)]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

const people = ['K', 'L', 'M', 'N', 'P', 'Q']

/** Who is in a total: 1 or 0 for each of the six. */
type Total = readonly number[]

interface Server {
  target: number
  answered: Total[]
  offered: Total[]
}

function drawServer(random: Random): Server {
  const size = pick(random, [3, 4])
  const every = subsetsOf(random, [3, 4])
  const answered = every.slice(0, 3)
  const offered = every.slice(3).filter((total) => sum(total) === size)
  return {target: random.integer(people.length), answered, offered: offered.slice(0, 4)}
}

function subsetsOf(random: Random, sizes: readonly number[]): Total[] {
  return random.shuffle(
    Array.from({length: 2 ** people.length}, (_, bits) =>
      people.map((_, index) => Math.floor(bits / 2 ** index) % 2),
    ).filter((total) => sizes.includes(sum(total))),
  )
}

/** Exactly one offer tells the target, by three totals; two offers hold the target, two do not. */
function isTelling({target, answered, offered}: Server): boolean {
  const telling = offered.filter((total) => tells(target, [...answered, total]))
  const [key] = telling
  return (
    offered.length === 4 &&
    telling.length === 1 &&
    key !== undefined &&
    people.every((_, person) => !tells(person, answered)) &&
    answered.some((total) => total[target] === 1) &&
    offered.filter((total) => total[target] === 1).length === 2 &&
    recipeOf(target, [...answered, key]) !== undefined &&
    offered.every((total) => total === key || shiftOf(target, [...answered, total]) !== undefined)
  )
}

/** Whether one person's pay follows from totals: adding a total of that pay alone tells no more. */
function tells(target: number, totals: readonly Total[]): boolean {
  const alone = people.map((_, index) => (index === target ? 1 : 0))
  return rankOf([...totals, alone]) === rankOf(totals)
}

/** How many of the rows do not follow from the others. */
function rankOf(rows: readonly (readonly number[])[]): number {
  let rest = rows.map((row) => [...row])
  let rank = 0
  for (const column of people.keys()) {
    const pivot = rest.find((row) => Math.abs(row[column] ?? 0) > 1e-9)
    if (!pivot) continue
    rank++
    rest = rest
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
        return row.map((value, index) => value - factor * (pivot[index] ?? 0))
      })
  }
  return rank
}

/** A change of pays that no total shows, though the target's pay is another. */
function shiftOf(target: number, totals: readonly Total[]): readonly number[] | undefined {
  return shifts.find(
    (shift) =>
      shift[target] !== 0 &&
      totals.every((total) => sum(total.map((one, index) => one * (shift[index] ?? 0))) === 0),
  )
}

/** All changes of six pays by −2 to 2 units, the gentlest first. */
const shifts: readonly (readonly number[])[] = Array.from({length: 5 ** people.length}, (_, code) =>
  people.map((_, index) => (Math.floor(code / 5 ** index) % 5) - 2),
).toSorted((a, b) => sum(a.map(Math.abs)) - sum(b.map(Math.abs)))

function optionOf(
  total: Total,
  {target, answered}: {target: number; answered: readonly Total[]},
): DrawnOption {
  const name = people[target] ?? ''
  const shift = shiftOf(target, [...answered, total])
  const text = namesIn(total)
  if (!shift) return {text, why: `${name} = ${recipe(target, [...answered, total])}.`, right: true}
  const ups = people.filter((_, index) => (shift[index] ?? 0) > 0)
  const downs = people.filter((_, index) => (shift[index] ?? 0) < 0)
  return {
    text,
    why:
      `Leaves ${name} open: with more for ${ups.join(', ')} and less for ${downs.join(', ')}, in the ` +
      'right amounts, every total stays as it is.',
  }
}

/** How totals add up to one person's pay, in words. */
function recipe(target: number, totals: readonly Total[]): string {
  const found = recipeOf(target, totals)
  const terms = (found?.times ?? []).flatMap((times, index) => {
    if (times === 0) return []
    const label = index === totals.length - 1 ? 'the new total' : `total ${index + 1}`
    return [`${times < 0 ? '−' : '+'} ${label}`]
  })
  const added = terms
    .toSorted((one, other) => Number(one.startsWith('−')) - Number(other.startsWith('−')))
    .join(' ')
    .replace(/^\+ /u, '')
  return found?.by === 2 ? `half of (${added})` : added
}

/** The three of four totals that give one person's pay, once or twice, when added or taken off. */
function recipeOf(target: number, totals: readonly Total[]): (typeof recipes)[number] | undefined {
  return recipes.find(({times, by}) =>
    people.every((_, person) => {
      const pay = sum(totals.map((total, index) => (total[person] ?? 0) * (times[index] ?? 0)))
      return pay === (person === target ? by : 0)
    }),
  )
}

const recipes = [1, 2].flatMap((by) =>
  Array.from({length: 3 ** 4}, (_, code) => ({
    times: [0, 1, 2, 3].map((index) => (Math.floor(code / 3 ** index) % 3) - 1),
    by,
  })).filter(({times}) => sum(times.map(Math.abs)) === 3),
)

function namesIn(total: Total): string {
  return people.filter((_, index) => total[index] === 1).join(', ')
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
