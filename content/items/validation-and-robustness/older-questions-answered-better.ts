import {newcombeInterval, newcombePairedInterval} from '@airworthy/statistics'
import {between, claimed, drawUntil, itemFamily, pick, signed} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Difference = ReturnType<typeof newcombeInterval>
type Verdict = 'supported' | 'contradicted' | 'undecided'

export const family = itemFamily({
  id: 'validation-and-robustness/older-questions-answered-better',
  version: 1,
  type: 'judge-claims',
  level: 3,
  minutes: 3,
  targets:
    'a fall on new questions taken for proof of memory; a lead on met questions taken for a lead',
  prior: {a: 1.2, p: 0.3, b: 1.71, reason: 'the gauge has to be subtracted; rows look alike'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3', 'GAI-2'],
  source:
    'design after Roberts et al., arXiv 2310.10628, and Zhang et al., arXiv 2405.00332; computed, Newcombe 1998 (independent and paired), joined by square-and-add',
  bias: 'intervals and rule given; no benchmark has to be known',
  reserved: true,

  generate(random) {
    const {a, b, older, newer, excess} = drawUntil(() => drawStudy(random), isTelling)
    const leader = pick(random, ['A', 'B'])
    const easier = pick(random, ['older', 'newer'])
    const [better = '', worse = ''] = random.shuffle(['older', 'newer'])
    const {claims, answer, why} = claimed(random, [
      {
        text: `Model A is right more often on the ${better} questions than on the ${worse} ones`,
        verdict: verdictOf(a, better === 'older' ? 1 : -1),
        why: `A alone, older − newer: ${inWords(a)}. Why it is so remains open.`,
      },
      {
        text: `For a model that has met neither kind, ${easier} questions are the easier ones`,
        verdict: verdictOf(b, easier === 'older' ? 1 : -1),
        why: `Only B met neither. B, older − newer: ${inWords(b)}.`,
      },
      {
        text: 'A does better on the older questions than how easy they are accounts for',
        verdict: verdictOf(excess),
        why: `What remains of A’s difference after B’s: ${inWords(excess)}. A’s difference alone holds both.`,
      },
      {
        text: `On questions of a kind that neither model has met, model ${leader} leads`,
        verdict: verdictOf(newer, leader === 'A' ? 1 : -1),
        why: `Only the newer ones were met by neither. A − B there: ${inWords(newer)}.`,
      },
    ])
    return {
      ask: {
        stem:
          'Older questions stood on public pages among model A’s training texts; newer ones were ' +
          'written after its training. Model B’s training ended before either. Both answered all ' +
          'questions. How much easier older questions are is the same for A and B, but for what A ' +
          'has met. A claim is supported if the 95 % interval that bears on it lies wholly on its ' +
          'side of 0, contradicted if wholly on the other, otherwise undecided. Judge.',
        table: [
          ['difference in the share right', 'points (95 %)'],
          ['A: older − newer', inFigures(a)],
          ['B: older − newer', inFigures(b)],
          ['older: A − B', inFigures(older)],
          ['newer: A − B', inFigures(newer)],
          ['(A: older − newer) − (B: older − newer)', inFigures(excess)],
        ],
        claims,
      },
      key: {answer, why},
    }
  },
})

/** Both models on older and newer questions: how often both, one or none was right. */
function drawStudy(random: Random) {
  const trials = between(random, {from: 800, to: 2000, step: 200})
  const ease = pick(random, [-0.01, 0, 0.02, 0.05, 0.08, 0.1])
  const memory = pick(random, [0, 0, 0.02, 0.06, 0.1, 0.12])
  const lead = pick(random, [-0.06, -0.02, 0, 0.01, 0.03, 0.06])
  const base = between(random, {from: 50, to: 72}) / 100
  const pairs = {
    older: drawPairs(random, {trials, b: base + ease, a: base + ease + lead + memory}),
    newer: drawPairs(random, {trials, b: base, a: base + lead}),
  }
  const right = (kind: 'older' | 'newer', model: 'onlyFirst' | 'onlySecond') => ({
    successes: pairs[kind].both + pairs[kind][model],
    trials,
  })
  const older = newcombePairedInterval(pairs.older)
  const newer = newcombePairedInterval(pairs.newer)
  return {
    a: newcombeInterval({first: right('older', 'onlyFirst'), second: right('newer', 'onlyFirst')}),
    b: newcombeInterval({
      first: right('older', 'onlySecond'),
      second: right('newer', 'onlySecond'),
    }),
    older,
    newer,
    excess: {
      difference: older.difference - newer.difference,
      low:
        older.difference -
        newer.difference -
        joined(older.difference - older.low, newer.high - newer.difference),
      high:
        older.difference -
        newer.difference +
        joined(older.high - older.difference, newer.difference - newer.low),
    },
  }
}

function drawPairs(random: Random, {trials, a, b}: {trials: number; a: number; b: number}) {
  const rightA = Math.round(trials * a) + between(random, {from: -8, to: 8})
  const rightB = Math.round(trials * b) + between(random, {from: -8, to: 8})
  const onlySecond = Math.round(trials * 0.07) + Math.max(0, rightB - rightA)
  const both = rightB - onlySecond
  const onlyFirst = rightA - both
  return {both, onlyFirst, onlySecond, neither: trials - both - onlyFirst - onlySecond}
}

function joined(first: number, second: number): number {
  return Math.hypot(first, second)
}

/** The verdict on a difference above 0, or below 0 where the sign is −1. */
function verdictOf({low, high}: Difference, sign: 1 | -1 = 1): Verdict {
  if (low <= 0 && high >= 0) return 'undecided'
  return low > 0 === sign > 0 ? 'supported' : 'contradicted'
}

/** No end decides by rounding, and a tempting row would give another verdict than the right one. */
function isTelling({a, b, older, newer, excess}: ReturnType<typeof drawStudy>): boolean {
  const clear = [a, b, older, newer, excess].every(
    ({low, high}) => Math.min(Math.abs(low), Math.abs(high)) > 0.002,
  )
  const misled = verdictOf(a) !== verdictOf(excess) || verdictOf(older) !== verdictOf(newer)
  const undecided = [a, b, newer, excess].filter((row) => verdictOf(row) === 'undecided').length
  return clear && misled && undecided <= 2
}

function inFigures({difference, low, high}: Difference): string {
  const [middle, from, to] = [difference, low, high].map((value) => signed(value * 100, 1))
  return `${middle} (${from} to ${to})`
}

function inWords({low, high}: Difference): string {
  return `${signed(low * 100, 1)} to ${signed(high * 100, 1)} points`
}
