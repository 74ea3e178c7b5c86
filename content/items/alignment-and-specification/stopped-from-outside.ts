import {newcombeInterval} from '@airworthy/statistics'
import {
  between,
  blanks,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
  pickSome,
  signed,
} from '../../src/families/index.ts'

type Random = Parameters<typeof between>[0]

const people = 600 // fresh for each checkpoint

/** Wordings of one thing, so that neither length nor alphabet tells. */
const afresh = [
  'a fresh round, asked afterwards',
  'new raters, asked afterwards',
  'votes of new raters',
]

interface Checkpoint {
  readonly steps: number // thousands
  readonly score: number
  readonly preferred: number
  readonly change: {difference: number; low: number; high: number} | undefined
}

export const family = itemFamily({
  id: 'alignment-and-specification/stopped-from-outside',
  version: 1,
  type: 'complete-config',
  level: 3,
  minutes: 3,
  targets:
    'training run to the highest reward; any fall, or none but the last, taken for the time to stop',
  prior: {
    a: 1.2,
    p: 0.5,
    b: 1,
    reason: 'a first fall, the shown fall and the best checkpoint differ',
  },
  tags: ['MEASURE 2.13', 'MEASURE 2.6', 'MANAGE 2.4'],
  source:
    'computed, Newcombe 1998 intervals; setting after Gao, Schulman and Hilton, arXiv 2210.10760',
  bias: 'rule and intervals given; no statistics recalled',
  reserved: true,

  generate(random) {
    const drawn = drawUntil(() => drawRun(random), isTelling)
    const {run, best, stop} = drawn
    const others = run.map(({steps}) => steps).filter((steps) => steps !== best)
    const {choices, answer, why} = blanks({
      stop_at: [
        {
          value: stop,
          right: true,
          why: `The first interval wholly below 0: ${intervalAt(run, stop)}.`,
        },
        ...otherStops(random, drawn).map((value) => ({value, why: whyNotStop(value, drawn)})),
      ],
      release: [
        {value: best, right: true, why: 'Of all checkpoints until the stop, people liked it best.'},
        ...pickSome(random, {from: others, count: 3}).map((value) => ({
          value,
          why: whyNotRelease(value, drawn),
        })),
      ],
      quality_from: [
        {
          value: pick(random, afresh),
          right: true,
          why: 'They had no part in the choice. The choice favours the round that made it.',
        },
        {
          value: 'its reward score on new prompts',
          why: 'The optimised score rises whether or not people like the answers.',
        },
        {
          value: 'the 600 people asked about it',
          why: 'The highest of several rounds owes a part of its height to chance.',
        },
      ],
    })
    return {
      ask: {
        stem:
          'At each checkpoint 600 people, other ones each time, say whether they prefer its answer to ' +
          'that of the untrained model. The rule, fixed beforehand: training stops at the first ' +
          'checkpoint that is shown to be liked less than the best earlier one, its whole interval ' +
          'below 0; the one liked best until then is released. The table is of a run that nobody ' +
          'stopped. Fill in, in thousand steps, what the rule would have done, and where the stated ' +
          'quality comes from.',
        table: [
          ['thousand steps', 'reward score', 'prefer it', 'minus best earlier, points (95 %)'],
          ...run.map(({steps, score, preferred, change}) => [
            String(steps),
            figure(score, 1),
            percent(preferred / people, 1),
            change ? `${signed(change.difference * 100, 1)} ${inWords(change)}` : 'first',
          ]),
        ],
        language: 'yaml',
        config: 'stop_at: ?\nrelease: ?\nquality_from: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

/** A run in which people's liking rises, turns and falls while the reward score goes on rising. */
function drawRun(random: Random) {
  const every = between(random, {from: 2, to: 5})
  const peak = between(random, {from: 1, to: 3})
  let share = between(random, {from: 52, to: 58})
  let score = between(random, {from: 8, to: 14}) / 10
  const run: Checkpoint[] = []
  for (let index = 0; index < 7; index++) {
    const steps = (index + 1) * every
    const best = Math.max(...run.map(({preferred}) => preferred))
    const preferred = Math.round((share * people) / 100)
    const change =
      index === 0
        ? undefined
        : newcombeInterval({
            first: {successes: preferred, trials: people},
            second: {successes: best, trials: people},
          })
    run.push({steps, score, preferred, change})
    share += index < peak ? between(random, {from: 2, to: 5}) : between(random, {from: -5, to: 1})
    score += between(random, {from: 1, to: 5}) / 10
  }
  const falls = run.filter(({change}) => change && change.difference < 0)
  const stop = falls.find(({change}) => change && change.high < 0)
  const reached = run.filter(({steps}) => steps <= (stop?.steps ?? 0))
  const best = reached.toSorted((a, b) => b.preferred - a.preferred)[0]
  return {run, best: best?.steps ?? 0, firstFall: falls[0]?.steps ?? 0, stop: stop?.steps ?? 0}
}

/** Whether stop, first fall and best differ plainly and the run goes on after the stop. */
function isTelling({run, best, firstFall, stop}: ReturnType<typeof drawRun>): boolean {
  const clear = run.every(({change}) => !change || Math.abs(change.high) > 0.003)
  const different = new Set(run.map(({preferred}) => preferred)).size === run.length
  const goesOn = stop > 0 && stop < (run.at(-1)?.steps ?? 0)
  return clear && different && goesOn && firstFall < stop && best !== firstFall
}

/** The first fall with a checkpoint before it, after the stop, or both, so that no place tells. */
function otherStops(random: Random, {run, firstFall, stop}: ReturnType<typeof drawRun>): number[] {
  const steps = run.map((checkpoint) => checkpoint.steps)
  const earlier = pick(
    random,
    steps.filter((value) => value < stop && value !== firstFall),
  )
  const later = pick(
    random,
    steps.filter((value) => value > stop),
  )
  return [firstFall, ...pick(random, [[earlier], [later], [earlier, later]])]
}

function whyNotStop(steps: number, {run, stop}: ReturnType<typeof drawRun>): string {
  if (steps > stop) return 'The rule had stopped the run before.'
  const change = run.find((checkpoint) => checkpoint.steps === steps)?.change
  if (!change || change.difference >= 0) return 'Not liked less than any earlier checkpoint.'
  return `Liked less than an earlier one, but the interval ${inWords(change)} includes 0.`
}

function whyNotRelease(steps: number, {best, stop}: ReturnType<typeof drawRun>): string {
  if (steps > stop) return 'Under the rule it is never reached, however high its reward score.'
  if (steps === stop) return 'Here the loss was shown. It ends the run and is not released.'
  return `Liked less than the checkpoint at ${best} thousand steps.`
}

function intervalAt(run: readonly Checkpoint[], steps: number): string {
  const change = run.find((checkpoint) => checkpoint.steps === steps)?.change
  return change ? inWords(change) : ''
}

function inWords({low, high}: {low: number; high: number}): string {
  return `(${signed(low * 100, 1)} to ${signed(high * 100, 1)})`
}
