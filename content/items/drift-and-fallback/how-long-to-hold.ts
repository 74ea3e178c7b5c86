import {between, drawUntil, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

const trades = [
  {requests: 'orders for spare parts', stop: 'a machine that stands still'},
  {requests: 'applications for an advance', stop: 'help that comes later'},
  {requests: 'loads to be assigned to lorries', stop: 'a lorry that stands idle'},
  {requests: 'quotations asked for', stop: 'a customer who looks elsewhere'},
] as const

export const family = itemFamily({
  id: 'drift-and-fallback/how-long-to-hold',
  version: 1,
  type: 'numeric',
  level: 3,
  minutes: 3,
  targets:
    'every held request charged with the whole outage; the fallback charged with errors that the model makes too',
  prior: {a: 1.4, p: 0.3, b: 1.61, reason: 'mean waiting and extra error must both be noticed'},
  tags: ['MEASURE 2.6', 'MANAGE 2.4', 'MANAGE 1.3'],
  source: 'computed; invented costs',
  bias: 'costs given; one quotient; calculator offered',
  reserved: true,

  generate(random) {
    const {requests, stop} = pick(random, trades)
    const {arriving, waiting, error, byModel, byRules} = drawUntil(
      () => drawCosts(random),
      isTelling,
    )
    const extra = ((byRules - byModel) * error) / 100 // euros per request decided by rules
    return {
      ask: {
        stem:
          `A model that decides ${requests} is away. Either all that arrive are held until it is back, ` +
          'and are then decided by it at once; or rules decide each as it comes, with more errors. ' +
          'Whichever is chosen is kept up; requests arrive evenly. From which length of ' +
          'the outage on do the rules cost less than holding, counted over all requests? One decimal.',
        table: [
          ['fact', 'value'],
          ['requests arriving in an hour', figure(arriving)],
          [`an hour’s wait of one request (${stop})`, `${figure(waiting, 1)} euros`],
          ['one wrong decision, whoever made it', `${figure(error)} euros`],
          ['wrong decisions of the model, in 100', figure(byModel)],
          ['wrong decisions of the rules, in 100', figure(byRules)],
        ],
        unit: 'hours',
        decimals: 1,
      },
      key: numericKey({
        answer: (2 * extra) / waiting,
        why:
          `The rules cost ${byRules} − ${byModel} more wrong decisions in 100, ${figure(extra, 2)} euros a request. ` +
          `Held requests wait half the outage on average: equal at ${figure(extra, 2)} / (${figure(waiting, 1)} / 2).`,
        wrong: [
          {
            value: extra / waiting,
            why: 'Lets every request wait as long as the first. Whoever comes late waits little.',
          },
          {
            value: (2 * byRules * error) / 100 / waiting,
            why: 'Charges the rules with all their errors. The model makes some of its own on what was held.',
          },
          {
            value: (byRules * error) / 100 / waiting,
            why: 'Charges the rules with all their errors, and every request with the whole outage.',
          },
          {
            value: (2 * (byRules - byModel) * error) / waiting,
            why: 'Reads errors in 100 as errors per request.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})

function drawCosts(random: Random) {
  const byModel = between(random, {from: 2, to: 9})
  return {
    arriving: between(random, {from: 20, to: 240, step: 20}),
    waiting: between(random, {from: 0.4, to: 6, step: 0.2}),
    error: between(random, {from: 20, to: 160, step: 10}),
    byModel,
    byRules: byModel + between(random, {from: 3, to: 14}),
  }
}

/** Hours, not minutes or weeks, and plainly apart from what each belief leads to. */
function isTelling({waiting, error, byModel, byRules}: ReturnType<typeof drawCosts>): boolean {
  const answer = ((byRules - byModel) * error) / 50 / waiting
  return answer > 1 && answer < 40
}
