import {between, drawUntil, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

/** Decisions of one group: all, those whose rightness became known, and those right among them. */
interface Group {
  readonly all: number
  readonly known: number
  readonly right: number
}

const settings = [
  {
    decides: 'A model grants or refuses appointments with a specialist',
    why: 'whoever is refused is not examined',
    cases: 'patients',
    groups: ['in towns', 'in villages'],
  },
  {
    decides: 'A model decides which machines are opened for inspection',
    why: 'a machine that stays closed shows no wear',
    cases: 'machines',
    groups: ['of the old series', 'of the new series'],
  },
  {
    decides: 'A model decides whose tax return is examined',
    why: 'a return that nobody examines is never found right or wrong',
    cases: 'returns',
    groups: ['of employees', 'of firms'],
  },
] as const

export const family = itemFamily({
  id: 'validation-and-robustness/outcomes-never-seen',
  version: 1,
  type: 'numeric',
  level: 3,
  minutes: 2.5,
  targets:
    'known outcomes taken for all outcomes; one missing share filled in for both groups alike',
  prior: {a: 1.4, p: 0.33, b: 1.51, reason: 'two unknown parts must be filled in opposite ways'},
  tags: ['MEASURE 2.5', 'MEASURE 2.11'],
  source: 'computed; worst-case bounds of Manski 1990, American Economic Review 80(2):319-323',
  bias: 'each setting explained in a clause; whole counts, calculator offered',
  reserved: true,

  generate(random) {
    const setting = pick(random, settings)
    const [first, second] = random.shuffle(setting.groups)
    const {low, high} = drawUntil(() => drawGroups(random), isTelling)
    const missing = {low: low.all - low.known, high: high.all - high.known}
    const most = (high.right + missing.high) / high.all
    const least = low.right / low.all
    return {
      ask: {
        stem:
          `${setting.decides}; ${setting.why}, and which ones these are may well depend on whether ` +
          'the model is right about them. Nothing else is known of those without outcome. By how ' +
          `many percentage points at most can the model be right less often about all ${setting.cases} ` +
          `${first} than about all ${setting.cases} ${second}, without contradicting the table?`,
        table: [
          [setting.cases, 'all', 'outcome known', 'model right, among known'],
          [String(first), figure(low.all), figure(low.known), figure(low.right)],
          [String(second), figure(high.all), figure(high.known), figure(high.right)],
        ],
        unit: 'percentage points',
        decimals: 1,
      },
      key: numericKey({
        answer: 100 * (most - least),
        why:
          `Worst for the first: ${figure(low.right)} / ${figure(low.all)}, all ${figure(missing.low)} unknown ones wrong. ` +
          `Best for the second: ${figure(high.right + missing.high)} / ${figure(high.all)}, all unknown ones right.`,
        wrong: [
          {
            value: 100 * (high.right / high.known - low.right / low.known),
            why: 'The difference among known outcomes, as if the others were like them.',
          },
          {
            value: 100 * (high.right / high.all - least),
            why: 'Takes the unknown ones to be wrong in both groups. They need not fare alike.',
          },
          {
            value: 100 * (most - (low.right + missing.low) / low.all),
            why: 'Takes the unknown ones to be right in both groups. They need not fare alike.',
          },
          {
            value: 100 * (1 - least),
            why: 'Lets the second group be right throughout, although known outcomes say otherwise.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})

function drawGroups(random: Random): {low: Group; high: Group} {
  return {low: drawGroup(random), high: drawGroup(random)}
}

function drawGroup(random: Random): Group {
  const all = between(random, {from: 400, to: 2000, step: 200})
  const known = Math.round((all * between(random, {from: 70, to: 92})) / 100)
  return {all, known, right: Math.round((known * between(random, {from: 76, to: 95})) / 100)}
}

/** The groups look nearly alike, and differ in what is unknown of them. */
function isTelling({low, high}: {low: Group; high: Group}): boolean {
  const gap = high.right / high.known - low.right / low.known
  const unknown = low.known / low.all - high.known / high.all
  return gap > 0.003 && gap < 0.05 && Math.abs(unknown) > 0.04 && low.all !== high.all
}
