import {between, blanks, drawUntil, figure, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'drift-and-fallback/load-when-calls-fail',
  version: 1,
  type: 'complete-config',
  level: 3,
  minutes: 3,
  targets:
    'repeated calls counted for one layer; the worst fallback or the dearest error alone thought to decide',
  prior: {a: 1.0, p: 0.35, b: 1.62, reason: 'three settings with an arithmetic each; long reading'},
  tags: ['MEASURE 2.6', 'MANAGE 2.4', 'MANAGE 1.3'],
  source: 'computed; Site Reliability Engineering (Beyer et al. 2016), chapter 22, "Retries"',
  bias: 'arithmetic of two steps; calculator offered',
  reserved: true,

  generate(random) {
    const {load, layers, bearable, cold, kinds} = drawUntil(() => drawCase(random), isTelling)
    const first = leastHarmed(kinds)
    const attempts = mostWithin([1, 2, 3, 4], (value) => load * value ** layers <= bearable)
    const trial = mostWithin(shares, (value) => (load * value) / 100 <= cold)
    const {choices, answer, why} = blanks({
      attempts_per_layer: [1, 2, 3, 4].map((value) => ({
        value,
        ...(value === attempts && {right: true}),
        why: `${load} · ${value} to the power of ${layers} makes ${figure(load * value ** layers)} calls a second; ${figure(bearable)} are borne.`,
      })),
      percent_let_through: shares.map((value) => ({
        value,
        ...(value === trial && {right: true}),
        why: `${value} % of ${load} are ${figure((load * value) / 100, 1)} calls a second; the cold model serves ${cold}.`,
      })),
      to_fallback_first: kinds.map((kind) => ({
        value: kind.name,
        ...(kind === first && {right: true}),
        why: `${kind.byFallback} − ${kind.byModel} errors more in 100, at ${kind.cost} euros: ${figure((kind.byFallback - kind.byModel) * kind.cost)}.`,
      })),
    })
    return {
      ask: {
        stem:
          `Requests pass ${layers} layers, one calling the next, the last calling the model. Each repeats ` +
          `a failed call up to its attempts, the first included. ${load} requests a second arrive; if ` +
          `every call fails, the model may get at most ${figure(bearable)} calls a second. A restarted model is ` +
          `cold and serves ${cold} a second; then nothing is repeated. Choose the most attempts, the ` +
          'largest percentage let through to the cold model, and which requests go to the fallback ' +
          'first, so that errors cost least.',
        table: [
          [
            'requests',
            'errors in 100, model',
            'errors in 100, fallback',
            'cost of an error, euros',
          ],
          ...kinds.map(({name, byModel, byFallback, cost}) => [name, byModel, byFallback, cost]),
        ],
        language: 'yaml',
        config: 'attempts_per_layer: ?\npercent_let_through: ?\nto_fallback_first: ?\n',
        choices,
      },
      key: {answer, why},
    }
  },
})

const shares = [1, 5, 20, 50]

interface Kind {
  name: string
  byModel: number
  byFallback: number
  cost: number
}

function drawCase(random: Random) {
  const kinds: Kind[] = ['bookings', 'complaints', 'quotations'].map((name) => {
    const byModel = between(random, {from: 2, to: 10})
    return {
      name,
      byModel,
      byFallback: byModel + between(random, {from: 2, to: 20}),
      cost: between(random, {from: 5, to: 60, step: 5}),
    }
  })
  return {
    load: between(random, {from: 40, to: 200, step: 20}),
    layers: pick(random, [2, 3]),
    bearable: between(random, {from: 200, to: 3000, step: 100}),
    cold: between(random, {from: 2, to: 90}),
    kinds,
  }
}

function extraCost({byModel, byFallback, cost}: Kind): number {
  return (byFallback - byModel) * cost
}

function leastHarmed(kinds: readonly Kind[]): Kind | undefined {
  return kinds.toSorted((a, b) => extraCost(a) - extraCost(b))[0]
}

function mostWithin(
  values: readonly number[],
  fits: (value: number) => boolean,
): number | undefined {
  return values.filter(fits).at(-1)
}

/** Each setting has a value that fits, one layer alone would mislead, and so would one column. */
function isTelling({load, layers, bearable, cold, kinds}: ReturnType<typeof drawCase>): boolean {
  const right = mostWithin([1, 2, 3, 4], (value) => load * value ** layers <= bearable)
  const naive = mostWithin([1, 2, 3, 4], (value) => load * value <= bearable)
  const trial = mostWithin(shares, (value) => (load * value) / 100 <= cold)
  const [first, second] = kinds.map(extraCost).toSorted((a, b) => a - b)
  const cheapest = kinds.toSorted((a, b) => a.cost - b.cost)[0]
  const apart = first !== undefined && second !== undefined && second > first * 1.15
  return (
    right !== undefined &&
    right !== naive &&
    trial !== undefined &&
    apart &&
    cheapest !== leastHarmed(kinds)
  )
}
