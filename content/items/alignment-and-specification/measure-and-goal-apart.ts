import {newcombeInterval} from '@airworthy/statistics'
import {
  between,
  drawUntil,
  itemFamily,
  lettered,
  percent,
  pick,
  signed,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Trend = 'rose' | 'fell' | 'open'

const products = [
  {
    story:
      'A trip planner shall lead people to journeys that they like. Its ranking is optimised on the ' +
      'share of visits that end in a booking.',
    measure: 'visits that end in a booking',
    check: 'travellers, asked after the journey, who would make it again',
  },
  {
    story:
      'A writing aid shall help people to write what others understand. It is optimised on the share ' +
      'of its suggestions that are accepted.',
    measure: 'suggestions accepted',
    check: 'texts understood by readers who do not know the version',
  },
  {
    story:
      'A job board shall help people to find work. Its list is optimised on the share of visits in ' +
      'which somebody applies.',
    measure: 'visits with an application',
    check: 'people in work after three months, by the register',
  },
  {
    story:
      'A parcel service shall bring parcels to people. Its planner is optimised on the share of ' +
      'parcels that drivers mark as delivered at the first attempt.',
    measure: 'parcels marked as delivered',
    check: 'parcels that addressees, drawn at random, confirm',
  },
]

const readings: readonly {text: string; measure: Trend; goal: Trend}[] = [
  {text: 'The measure rose, and the goal is served better', measure: 'rose', goal: 'rose'},
  {text: 'The measure rose, and the goal is served worse', measure: 'rose', goal: 'fell'},
  {text: 'The measure rose; how the goal fares is left open', measure: 'rose', goal: 'open'},
  {
    text: 'How the measure fares is left open; the goal is served worse',
    measure: 'open',
    goal: 'fell',
  },
]

export const family = itemFamily({
  id: 'alignment-and-specification/measure-and-goal-apart',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1.5,
  targets: 'a risen measure taken for a better served goal, or an interval around 0 for a fall',
  prior: {a: 1.2, p: 0.75, b: -1.58, reason: 'two rows are to be read, each with its interval'},
  tags: ['MEASURE 2.13', 'MAP 1.1'],
  source:
    'Manheim and Garrabrant, arXiv 1803.04585; figures drawn, Newcombe 1998 intervals computed',
  bias: 'four products without jargon; the reading of an interval is told',
  reserved: true,

  generate(random) {
    const {story, measure, check} = pick(random, products)
    const right = pick(random, readings)
    const measured = drawRow(random, {trend: right.measure, trials: 3000, change: [3, 12]})
    const checked = drawRow(random, {trend: right.goal, trials: 900, change: [6, 12]})
    const {options, answer, why} = lettered(random, {
      options: readings.map((reading) => ({
        text: reading.text,
        why: [
          reasonFor('measure', {said: reading.measure, shown: right.measure, row: measured}),
          reasonFor('goal', {said: reading.goal, shown: right.goal, row: checked}),
        ].join(' '),
        ...(reading === right && {right: true}),
      })),
    })
    const [letter = ''] = answer
    return {
      ask: {
        stem:
          `${story} People were given the old or the new version at random; the second row stands ` +
          'for the goal. A change counts as shown only if its interval excludes 0. What does the ' +
          'table show of the new version?',
        table: [
          ['share', 'old', 'new', 'new − old, points (95 %)'],
          [measure, percent(measured.old, 1), percent(measured.new, 1), measured.inWords],
          [check, percent(checked.old, 1), percent(checked.new, 1), checked.inWords],
        ],
        options,
      },
      key: {answer: letter, why},
    }
  },
})

/** A share before and after, of which the interval shows a rise, a fall or neither. */
function drawRow(
  random: Random,
  {trend, trials, change: [least, most]}: {trend: Trend; trials: number; change: [number, number]},
) {
  return drawUntil(
    () => {
      const old = Math.round((trials * between(random, {from: 35, to: 65})) / 100)
      const points =
        trend === 'open'
          ? between(random, {from: -20, to: 20}) / 10
          : between(random, {from: least, to: most})
      const fresh = old + Math.round((trials * (trend === 'fell' ? -points : points)) / 100)
      const {difference, low, high} = newcombeInterval({
        first: {successes: fresh, trials},
        second: {successes: old, trials},
      })
      const [middle, from, to] = [difference, low, high].map((value) => signed(value * 100, 1))
      const shown: Trend = low > 0 ? 'rose' : high < 0 ? 'fell' : 'open'
      const clear = Math.min(Math.abs(low), Math.abs(high)) > 0.003
      return {
        old: old / trials,
        new: fresh / trials,
        inWords: `${middle} (${from} to ${to})`,
        shown,
        clear,
      }
    },
    ({shown, clear}) => shown === trend && clear,
  )
}

function reasonFor(
  name: 'measure' | 'goal',
  {said, shown, row}: {said: Trend; shown: Trend; row: {inWords: string}},
): string {
  const what = name === 'measure' ? 'The measure' : 'What stands for the goal'
  const happened = {rose: 'rose', fell: 'fell', open: 'may have risen or fallen'}[shown]
  return `${said === shown ? '' : 'Misread. '}${what} ${happened}: ${row.inWords} points.`
}
