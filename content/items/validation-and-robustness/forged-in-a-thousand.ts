import {between, figure, itemFamily, numericKey, percent} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'validation-and-robustness/forged-in-a-thousand',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2,
  targets: 'precision on a balanced test part carried over to rare events',
  prior: {a: 1.4, p: 0.45, b: 0.14, reason: 'the table invites the quotient of its own column'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source: 'computed; Axelsson 2000, The base-rate fallacy, doi:10.1145/357830.357849',
  bias: 'invoices are known in every trade; calculator offered',

  generate(random) {
    const tested = between(random, {from: 400, to: 1200, step: 100}) // of each kind
    const hits = Math.round((tested * between(random, {from: 70, to: 96})) / 100)
    const falseAlarms = Math.round((tested * between(random, {from: 2, to: 12})) / 100)
    const forgedInThousand = between(random, {from: 4, to: 40, step: 2})
    const share = forgedInThousand / 1000
    const recall = hits / tested
    const rate = falseAlarms / tested
    const precision = (recall * share) / (recall * share + rate * (1 - share))

    return {
      ask: {
        stem:
          'A model flags forged invoices. It was tested on as many forged invoices as sound ones, ' +
          `each drawn at random from its kind. In real traffic ${forgedInThousand} of 1,000 invoices ` +
          'are forged; otherwise each kind looks there as it does in the test. Of the invoices that ' +
          'the model will flag in real traffic, what percentage is forged? One decimal.',
        table: [
          ['kind', 'tested', 'flagged'],
          ['forged', figure(tested), figure(hits)],
          ['sound', figure(tested), figure(falseAlarms)],
        ],
        unit: 'percent',
        decimals: 1,
      },
      key: numericKey({
        answer: precision * 100,
        why:
          `Of 1,000 invoices ${figure(recall * forgedInThousand, 1)} are forged and flagged, ` +
          `${figure(rate * (1000 - forgedInThousand), 1)} sound and flagged: ` +
          `${percent(precision, 1)} of the flags are right.`,
        wrong: [
          {
            value: (100 * hits) / (hits + falseAlarms),
            why: 'Precision in the test part, where half of the invoices were forged.',
          },
          {
            value: 100 * recall,
            why: 'Recall: the share of forged invoices that are flagged, the other way about.',
          },
          {value: 100 * (1 - rate), why: 'The share of sound invoices that are left in peace.'},
          {
            value: 100 * recall * share,
            why: 'The share of all invoices that are forged and flagged; it was not divided by the flags.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})
