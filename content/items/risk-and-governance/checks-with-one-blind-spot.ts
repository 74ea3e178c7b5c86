import {
  between,
  drawUntil,
  figure,
  itemFamily,
  numericKey,
  percent,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'risk-and-governance/checks-with-one-blind-spot',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2,
  targets: 'two checks thought to miss independently of each other',
  prior: {a: 1.4, p: 0.5, b: 0, reason: 'multiplying the misses is the familiar sum'},
  tags: ['MANAGE 1.3', 'MEASURE 2.5', 'GOVERN 3.2'],
  source: 'computed; Littlewood and Miller 1989, doi:10.1109/32.58771 (coincident failures)',
  bias: 'whole counts; the calculation is one subtraction and a share; calculator offered',

  generate(random) {
    const {audited, factor, clerk, rules, both} = drawUntil(() => drawAudit(random), isTelling)
    const missed = audited - clerk - rules + both
    const yearly = audited * factor
    const independent = yearly * (1 - clerk / audited) * (1 - rules / audited)
    return {
      ask: {
        stem:
          'Each wrong proposal of a model meets two checks, a clerk and a set of rules; either alone ' +
          'can stop it, and neither knows of the other’s result. An audit let both work on ' +
          `${figure(audited)} wrong proposals drawn from last year’s. This year ${figure(yearly)} wrong ` +
          'proposals of the same kind are expected. How many of these are to be expected to pass both checks?',
        table: [
          ['stopped in the audit', 'wrong proposals'],
          ['by the clerk', figure(clerk)],
          ['by the rules', figure(rules)],
          ['by both', figure(both)],
        ],
        unit: 'proposals',
        decimals: 0,
      },
      key: numericKey({
        answer: missed * factor,
        why:
          `${clerk} + ${rules} − ${both} = ${clerk + rules - both} were stopped, ${missed} of ${audited} passed ` +
          `(${percent(missed / audited, 1)}); of ${figure(yearly)} this makes ${figure(missed * factor)}. Both checks miss the same cases.`,
        wrong: [
          {
            value: independent,
            why: 'Multiplies the shares that each check misses, as if the misses were independent.',
          },
          {
            value: (audited - both) * factor,
            why: 'Counts a proposal as stopped only if both checks stopped it.',
          },
          {
            value: (audited - Math.max(clerk, rules)) * factor,
            why: 'What the better check alone lets pass; the other one stops some of these.',
          },
          {value: missed, why: 'The number in the audit, not in a year.'},
        ],
        decimals: 0,
      }),
    }
  },
})

function drawAudit(random: Random) {
  const audited = between(random, {from: 200, to: 600, step: 50})
  const clerk = between(random, {from: Math.round(audited * 0.5), to: Math.round(audited * 0.8)})
  const rules = between(random, {from: Math.round(audited * 0.4), to: Math.round(audited * 0.75)})
  const both = between(random, {from: Math.round(audited * 0.3), to: Math.min(clerk, rules)})
  return {audited, clerk, rules, both, factor: pick(random, [4, 5, 6, 8, 10])}
}

/** Misses that coincide clearly more often than by chance; the second check still adds something. */
function isTelling({audited, clerk, rules, both}: ReturnType<typeof drawAudit>): boolean {
  const missed = audited - clerk - rules + both
  const independent = (audited - clerk) * (1 - rules / audited)
  const better = audited - Math.max(clerk, rules)
  return missed > independent * 1.25 && missed < better * 0.9 && missed > 0
}
