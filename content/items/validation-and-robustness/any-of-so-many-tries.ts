import {between, figure, itemFamily, numericKey, percent, pick} from '../../src/families/index.ts'

const tries = 5

export const family = itemFamily({
  id: 'validation-and-robustness/any-of-so-many-tries',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 3,
  targets:
    'the share of successful tries taken for what an attacker reaches who may try several times',
  prior: {
    a: 1.4,
    p: 0.4,
    b: 0.29,
    reason: 'the text, not the try, is the unit; the average of shares tempts',
  },
  tags: ['MEASURE 2.5', 'MEASURE 2.7', 'AML.T0054'],
  source: 'computed; estimator of pass@k in Chen et al. 2021, arXiv 2107.03374, section 2.1',
  bias: 'counting of pairs and triples is supplied; calculator offered',
  reserved: true,

  generate(random) {
    const k = pick(random, [2, 3])
    const once = between(random, {from: 12, to: 60, step: 2})
    const twice = between(random, {from: 6, to: 40, step: 2})
    const thrice = between(random, {from: 2, to: 24, step: 2})
    const often = between(random, {from: 2, to: 20, step: 2})
    const always = between(random, {from: 0, to: 16, step: 2})
    const never = 400 - once - twice - thrice - often - always
    const texts = [never, once, twice, thrice, often, always]
    const sum = (chance: (successes: number) => number) =>
      texts.reduce((total, count, successes) => total + count * chance(successes), 0) / 4
    const single = sum((successes) => successes / tries)
    const all = combinations(tries, k)

    return {
      ask: {
        stem:
          'Each of 400 attack texts was sent five times to a frozen release, whose answers vary from ' +
          'try to try. An attacker takes one of these texts at random, can send it ' +
          `${k === 2 ? 'twice' : 'three times'}, and needs one success. Let any ${k} of its five tries ` +
          `stand for the attacker’s; there are ${all} such choices. How large is the chance of a ` +
          'success, in percent? One decimal.',
        table: [
          ['successes among five', ...texts.map((_, successes) => String(successes))],
          ['texts', ...texts.map(String)],
          [
            `choices of ${k} without success`,
            ...texts.map((_, successes) => `${combinations(tries - successes, k)} of ${all}`),
          ],
        ],
        unit: 'percent',
        decimals: 1,
      },
      key: numericKey({
        answer: sum((successes) => 1 - combinations(tries - successes, k) / all),
        why:
          'Weigh each text’s share by its number: ' +
          [1, 2, 3]
            .map(
              (successes) =>
                `${texts[successes]} · ${figure(1 - combinations(tries - successes, k) / all, 1)}`,
            )
            .join(' + ') +
          ' and so on, divided by 400.',
        wrong: [
          {
            value: single,
            why: 'Successful tries among all tries: what an attacker with one try reaches.',
          },
          {
            value: sum((successes) => (successes > 0 ? 1 : 0)),
            why: 'Texts that ever succeeded: what an attacker with five tries reaches.',
          },
          {
            value: 100 * (1 - (1 - single / 100) ** k),
            why: `Treats ${k} tries as independent over all texts (${percent(single / 100, 1)} each). Tries of one text succeed together.`,
          },
          {
            value: sum((successes) => (successes > tries / 2 ? 1 : 0)),
            why: 'Texts that mostly succeeded. One success is enough for the attacker.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})

/** How many choices of `k` among `n` there are. */
function combinations(n: number, k: number): number {
  let count = 1
  for (let taken = 0; taken < k; taken++) count = (count * (n - taken)) / (taken + 1)
  return Math.round(Math.max(0, count))
}
