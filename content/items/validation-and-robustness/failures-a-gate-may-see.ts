import {
  between,
  blanks,
  drawUntil,
  figure,
  itemFamily,
  pick,
  pickSome,
} from '../../src/families/index.ts'

/** 95 % upper bounds (one-sided, Poisson) on the expected failures after 0 to 4 were seen. */
const bounds = [2.996, 4.744, 6.296, 7.754, 9.154]

type Random = Parameters<typeof pick>[0]

const scopes = {
  each: {
    claim: 'in each of the five languages, judged singly',
    draw: 'as many from every language, at random',
    seen: 'in any one language',
  },
  all: {
    claim: 'over everything that comes in, in five languages unequally often',
    draw: 'from all traffic, at random',
    seen: 'in all',
  },
}

const units = {
  requests: {claim: 'requests lead to a wrong payment', value: 'one request'},
  conversations: {
    claim: 'conversations hold a wrong payment',
    value: 'one conversation, with all its requests',
  },
  customers: {
    claim: 'customers meet a wrong payment within thirty days',
    value: 'one customer, with a month of requests',
  },
}

export const family = itemFamily({
  id: 'validation-and-robustness/failures-a-gate-may-see',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 2.5,
  targets:
    'a seen share within the limit taken for a limit shown; cases drawn and counted unlike the claim',
  prior: {a: 1.2, p: 0.4, b: 0.34, reason: 'three settings must follow from one claim'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3', 'MANAGE 1.1'],
  source: 'computed, exact Poisson bounds (Garwood 1936, doi:10.1093/biomet/28.3-4.437)',
  bias: 'bounds given; no statistics recalled',

  generate(random) {
    const scope = pick(random, ['each', 'all'] as const)
    const unit = pick(random, ['requests', 'conversations', 'customers'] as const)
    const {cases, perMille, most} = drawUntil(
      () => drawSize(random),
      ({clear}) => clear,
    )
    const labelled = scope === 'each' ? 5 * cases : cases
    const limit = (cases * perMille) / 1000 // failures among the cases at the very limit
    const share = figure(perMille / 10, 1)
    const {choices, answer, why} = blanks({
      case: Object.entries(units).map(([name, {value}]) => ({
        value,
        ...(name === unit && {right: true}),
        why:
          name === unit
            ? `Counts ${unit}, as the claim does.`
            : `Counts ${name}; the claim counts ${unit}.`,
      })),
      draw: [
        ...Object.entries(scopes).map(([name, {draw, claim}]) => ({
          value: draw,
          ...(name === scope && {right: true}),
          why: name === scope ? `Follows the claim: ${claim}.` : `Fits another claim: ${claim}.`,
        })),
        {value: 'from last month’s complaints', why: 'Holds mostly failures and tells no rate.'},
      ],
      failures_at_most: offered(random, {most, limit}).map((failures) => ({
        value: failures,
        ...(failures === most && {right: true}),
        why: reason({failures, cases, limit, most, share}),
      })),
    })
    return {
      ask: {
        stem:
          `A release shall show: at most ${share} % of ${units[unit].claim}, ${scopes[scope].claim}. ` +
          `Labels can be paid for ${figure(labelled)} cases. When the failures in the table were seen ` +
          'among n cases, a rate of at most bound / n may be claimed (95 %). Choose what one case ' +
          'is, how cases are drawn, and the most failures, ' +
          `${scopes[scope].seen}, with which the gate may pass.`,
        table: [
          ['failures seen', ...bounds.map((_, failures) => String(failures))],
          ['bound', ...bounds.map((bound) => figure(bound, 1))],
        ],
        language: 'yaml',
        config: [
          `labelled_cases: ${labelled}`,
          'case: ?',
          'draw: ?',
          'pass_if:',
          '  failures_at_most: ?',
          '',
        ].join('\n'),
        choices,
      },
      key: {answer, why},
    }
  },
})

/** A number of cases and a limit in thousandths, with the most failures that still show it. */
function drawSize(random: Random) {
  const most = pick(random, [0, 1, 2, 3])
  const cases = between(random, {from: 200, to: 1500, step: 50})
  const perMille = between(random, {from: 3, to: 25})
  const limit = (cases * perMille) / 1000
  const [within = 0, beyond = 0] = bounds.slice(most)
  return {cases, perMille, most, clear: limit > within + 0.15 && limit < beyond - 0.15}
}

/** The most failures, the limit itself and two other small numbers. */
function offered(random: Random, {most, limit}: {most: number; limit: number}): number[] {
  const itself = Math.floor(limit)
  const others = [0, 1, 2, 3].filter((failures) => failures !== most && failures !== itself)
  return [most, itself, ...pickSome(random, {from: others, count: 2})]
}

function reason(drawn: {
  failures: number
  cases: number
  limit: number
  most: number
  share: string
}): string {
  const {failures, cases, limit, most, share} = drawn
  const bound = bounds[failures]
  if (bound === undefined || failures === Math.floor(limit)) {
    return `${failures} of ${figure(cases)} is a seen rate within the limit. It does not show that the true rate is.`
  }
  const compared = `${figure(bound, 1)} against ${figure(limit, 1)}, which is ${share} % of ${figure(cases)}`
  if (failures > most) return `The bound lies above the limit: ${compared}.`
  return failures === most
    ? `The bound lies within the limit: ${compared}.`
    : `Shows it too, but is not the most: ${compared}.`
}
