import {between, figure, itemFamily, numericKey, percent, pick} from '../../src/families/index.ts'

const flaws = [
  'claims to have checked a figure that it did not check',
  'praises whoever asks instead of answering',
  'quotes a source that does not exist',
]

export const family = itemFamily({
  id: 'alignment-and-specification/rare-flaw-found',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2,
  targets: 'a flaw that is rare among drafts thought rare among the drafts that a search picks',
  prior: {
    a: 1.4,
    p: 0.4,
    b: 0.29,
    reason: 'that search finds the flaw is seen; how often is computed',
  },
  tags: ['MEASURE 2.13', 'MEASURE 2.6'],
  source: 'computed and simulated; setting after Gao, Schulman and Hilton, arXiv 2210.10760',
  bias: 'calculator offered; no constant to recall',

  generate(random) {
    const flaw = pick(random, flaws)
    const inThousand = between(random, {from: 2, to: 12})
    const drafts = pick(random, [16, 32, 50, 64, 100, 128, 200])
    const rate = inThousand / 1000
    const none = (1 - rate) ** drafts
    const sent = 1 - none

    return {
      ask: {
        stem:
          'For each question an assistant writes several drafts, independently of one another; the one ' +
          'that a reward model scores highest is sent. By a fault of the reward model every draft that ' +
          `${flaw} scores above all others. In what percentage of questions is such a draft sent? One ` +
          'decimal.',
        table: [
          ['what is known', 'value'],
          ['flawed among 1,000 drafts, on average', String(inThousand)],
          ['drafts for each question', String(drafts)],
        ],
        unit: 'percent',
        decimals: 1,
      },
      key: numericKey({
        answer: sent * 100,
        why:
          `One flawed draft suffices. None of ${drafts} is flawed with probability ` +
          `${figure(1 - rate, 3)}^${drafts}, or ${percent(none, 1)}; in all other questions it is sent.`,
        wrong: [
          {
            value: rate * 100,
            why: 'The share among drafts. Choosing the highest score searches for the flaw.',
          },
          {
            value: rate * drafts * 100,
            why:
              'The expected number of flawed drafts for each hundred questions. Several may belong to ' +
              'one question, of which one is sent.',
          },
          {value: none * 100, why: 'The questions in which no draft is flawed: the other part.'},
          {
            value: 100 / drafts,
            why: 'As though each draft were sent equally often, whatever its score.',
          },
        ],
        decimals: 1,
      }),
    }
  },
})
