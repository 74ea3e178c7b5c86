import {between, figure, itemFamily, numericKey, percent, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'privacy-and-law/dice-before-the-answer',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2.5,
  targets: 'answers with chance in them read as they stand, or thought to be lost for statistics',
  prior: {a: 1.4, p: 0.5, b: 0, reason: 'forced answers must be taken off both parts of the share'},
  tags: ['MEASURE 2.10'],
  source:
    'computed; randomised response, Warner 1965, doi:10.1080/01621459.1965.10480775; forced answers ' +
    'and deniability, Dwork and Roth 2014, doi:10.1561/0400000042, section 3.2',
  bias: 'the procedure is described; no formula is presupposed; a calculator is offered',
  reserved: true,

  generate(random) {
    const {rule, forcedYes, forcedNo} = pick(random, designs)
    const people = between(random, {from: 600, to: 3600, step: 120})
    const truthful = 6 - forcedYes - forcedNo
    const share = between(random, {from: 8, to: 45}) / 100
    const yes = Math.round(people * (forcedYes / 6 + (truthful / 6) * share))
    const forced = (people * forcedYes) / 6
    const told = (people * truthful) / 6
    return {
      ask: {
        stem:
          'A union asks nurses whether they ever hid an error. So that no answer gives anybody away, ' +
          `each first throws a die unseen: ${rule}, whatever the truth; at any other number the ` +
          'answer is the truth. All keep to this. Estimate from the answers: what percentage of the ' +
          'nurses ever hid an error?',
        table: [
          ['answer', 'nurses'],
          ['yes', figure(yes)],
          ['no', figure(people - yes)],
        ],
        unit: '%',
        decimals: 1,
      },
      key: numericKey({
        answer: (100 * (yes - forced)) / told,
        why:
          `About ${figure(forced)} of the ${figure(yes)} said yes because of the die. The rest, ` +
          `${figure(yes - forced)}, come from about ${figure(told)} who answered truthfully.`,
        wrong: [
          {
            value: (100 * yes) / people,
            why: `Reads the answers as they stand; the die alone makes ${percent(forcedYes / 6)} say yes.`,
          },
          {
            value: (100 * (yes - forced)) / people,
            why: 'Takes off the forced answers and still divides by everybody, not by the truthful.',
          },
          {
            value: (100 * yes * truthful) / 6 / people,
            why: 'Takes the share of truthful nurses of all who said yes.',
          },
        ],
        decimals: 1,
        tolerance: 0.2,
      }),
    }
  },
})

/** Numbers on the die, of six, that force a yes or a no. */
const designs = [
  {rule: 'at 1 the answer is yes', forcedYes: 1, forcedNo: 0},
  {rule: 'at 1 or 2 the answer is yes', forcedYes: 2, forcedNo: 0},
  {rule: 'at 1, 2 or 3 the answer is yes', forcedYes: 3, forcedNo: 0},
  {rule: 'at 1 the answer is yes, at 2 it is no', forcedYes: 1, forcedNo: 1},
  {rule: 'at 1 or 2 the answer is yes, at 3 it is no', forcedYes: 2, forcedNo: 1},
]
