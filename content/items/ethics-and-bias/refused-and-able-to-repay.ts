import {between, figure, itemFamily, numericKey, percent, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/refused-and-able-to-repay',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 3,
  targets: 'a trial among the refused counted as it stands, not for all the refused it speaks for',
  prior: {a: 1.4, p: 0.48, b: 0.06, reason: 'the trial must be scaled before it joins the granted'},
  tags: ['MEASURE 2.11', 'MEASURE 1.1'],
  source:
    'computed; cf. Lakkaraju et al. 2017, doi:10.1145/3097983.3098066, and Kilbertus et al. 2020, ' +
    'arXiv 1902.02979, on learning from decisions with some chance in them',
  bias: 'lending is explained; a calculator is offered',
  reserved: true,

  generate(random) {
    const oneIn = pick(random, [5, 10, 20])
    const tried = between(random, {from: 40, to: 120, step: 10})
    const triedRepaid = Math.round((tried * between(random, {from: 30, to: 75, step: 5})) / 100)
    const granted = between(random, {from: 600, to: 2400, step: 100})
    const repaid = Math.round((granted * between(random, {from: 80, to: 95})) / 100)
    const refused = tried * oneIn
    const able = triedRepaid * oneIn
    const district = pick(random, ['the harbour', 'the hills', 'the old town', 'the valley'])
    return {
      ask: {
        stem:
          `A model decides on loans for people of ${district}. To learn what its refusals cost, one ` +
          `in ${oneIn} of the people whom it refuses, drawn at random, gets the loan all the same. ` +
          'Everything else is as the model says. Estimate from these figures: of all people there ' +
          'who would repay, what percentage does the model refuse?',
        table: [
          ['the model says', 'people', 'got the loan', 'repaid'],
          ['grant', figure(granted), figure(granted), figure(repaid)],
          ['refuse', figure(refused), figure(tried), figure(triedRepaid)],
        ],
        unit: '%',
        decimals: 1,
      },
      key: numericKey({
        answer: (100 * able) / (repaid + able),
        why:
          `${figure(triedRepaid)} who repaid speak for ${oneIn} times as many, ${figure(able)}; with ` +
          `${figure(repaid)} of the granted that is ${figure(able)} of ${figure(repaid + able)}.`,
        wrong: [
          {
            value: (100 * triedRepaid) / (repaid + triedRepaid),
            why: 'Counts the trial as it stands, though it is a small part of the refused.',
          },
          {
            value: (100 * triedRepaid) / tried,
            why:
              `${percent(triedRepaid / tried)} of the refused would repay; asked is the share of ` +
              'those who would repay that is refused.',
          },
          {
            value: (100 * able) / (granted + refused),
            why: 'Divides by everybody who applied, and not by those who would repay.',
          },
          {
            value: (100 * refused) / (granted + refused),
            why: 'The share of all who are refused, whether they would repay or not.',
          },
        ],
        decimals: 1,
        tolerance: 0.2,
      }),
    }
  },
})
