import {wilsonInterval} from '@airworthy/statistics'
import {
  between,
  codeWithFaults,
  drawUntil,
  figure,
  itemFamily,
  percent,
  pick,
} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]
type Facts = ReturnType<typeof drawFacts>

export const family = itemFamily({
  id: 'risk-and-governance/argument-with-leaps',
  version: 1,
  type: 'mark-faulty-lines',
  level: 3,
  minutes: 3,
  targets:
    'an average taken for a ceiling, two controls for independent ones, what is found for what is undone',
  prior: {
    a: 1.0,
    p: 0.36,
    b: 1.58,
    reason: 'each leap is a familiar step; figures agree in both forms; long reading',
  },
  tags: ['MANAGE 1.1', 'MEASURE 2.7', 'MEASURE 2.6', 'MEASURE 2.5'],
  source:
    'computed (Wilson intervals); ISO/IEC/IEEE 15026-2:2022 (assurance cases); Littlewood and Miller 1989, doi:10.1109/32.58771',
  bias: 'facts, intervals and products are given; no notation for arguments is assumed',
  reserved: true,

  generate(random) {
    const facts = drawUntil(() => drawFacts(random), isTelling)
    const {trials, weekly, cap, drills} = facts
    const {code, answer, why} = codeWithFaults(random, {lines: argument(facts), faults: 3})
    return {
      ask: {
        stem:
          'A model pays small insurance claims. Each line of an argument for its release rests on the ' +
          'facts that it names, and on nothing else. The ends of the 95 % intervals, given as bounds, ' +
          'count as certain. Mark the lines that say more than the facts that they name can bear.',
        table: [
          ['fact', 'what is known', 'bound'],
          [
            'F1',
            `of ${trials} claims, forged in the ways seen last year, the model paid none`,
            `at most ${percent(facts.paid, 1)} are paid`,
          ],
          [
            'F2',
            `claims forged in these ways come ${weekly} a week on average, in some weeks many more`,
            'exact',
          ],
          ['F3', `no payment is above ${cap} euros`, 'exact'],
          [
            'F4',
            `of ${drills} wrong payments, made up and planted among others, auditors found all`,
            `at least ${percent(facts.found, 1)} are found`,
          ],
        ],
        language: 'text',
        file: 'argument.txt',
        code,
      },
      key: {answer, why},
    }
  },
})

function drawFacts(random: Random) {
  const trials = between(random, {from: 100, to: 400, step: 20})
  const drills = between(random, {from: 30, to: 90, step: 5})
  const weekly = between(random, {from: 40, to: 200, step: 10})
  const cap = pick(random, [200, 300, 400, 500, 800])
  const paid = Number(wilsonInterval({successes: 0, trials}).high.toFixed(3))
  const found = Number(wilsonInterval({successes: drills, trials: drills}).low.toFixed(3))
  return {trials, drills, weekly, cap, paid, found}
}

/** The products are figures that the bounds of the table give as they are printed. */
function isTelling({paid, found, weekly, cap}: Facts): boolean {
  const count = paid * weekly
  return count > 1.1 && count * cap < 2500 && found < 0.96 && Math.abs(count % 1) > 0.05
}

function argument({paid, found, weekly, cap, trials, drills}: Facts) {
  const count = paid * weekly
  const loss = Math.ceil((count * cap) / 50 + 0.5) * 50
  const missed = Math.ceil((loss * (1 - found)) / 10) * 10
  return [
    {
      sound: `F1: of claims forged as last year at most ${percent(paid, 1)} are paid`,
      why: 'Sound. The bound, for claims like those tried.',
      fault: {
        line: `F1: of forged claims, in whatever way, at most ${percent(paid, 1)} are paid`,
        why: `The ${trials} were forged as last year. Of other ways F1 says nothing.`,
      },
    },
    {
      sound: `F1, F2: at most ${figure(count, 1)} claims forged so are paid in a week on average`,
      why: `Sound. ${percent(paid, 1)} of ${weekly} is ${figure(count, 1)}, on average.`,
      fault: {
        line: `F1, F2: at most ${Math.ceil(count)} claims forged so are paid in any one week`,
        why: `${figure(count, 1)} is for an average week, and some weeks bring many more claims. An average is no ceiling.`,
      },
    },
    {
      sound: `F3: one payment takes at most ${cap} euros`,
      why: 'Sound. It is what F3 says.',
      fault: {
        line: `F3: one forger takes at most ${cap} euros`,
        why: 'The cap is on a payment, and a forger may make several claims.',
      },
    },
    {
      sound: `F1 to F3: claims forged so take less than ${figure(loss)} euros a week on average`,
      why: `Sound. ${figure(count, 1)} payments of at most ${cap} euros, on average.`,
      fault: {
        line: `F1 to F4: claims forged so leave losses under ${figure(missed)} euros a week on average`,
        why: 'Counts what is found as if it were paid back. No fact says what returns.',
      },
    },
    {
      sound: `F4: of payments like those planted the auditors find at least ${percent(found, 1)}`,
      why: 'Sound. The bound, for payments like those planted.',
      fault: {
        line: 'F4: of payments like those planted the auditors miss none',
        why: `They missed none of ${drills}. Up to ${percent(1 - found, 1)} missed would fit that too.`,
      },
    },
    {
      sound: `F1, F4: at most ${percent(paid, 1)} of claims forged so are paid and missed`,
      why: 'Sound. Those paid and missed are among those paid. How far the auditors find just these, no fact tells.',
      fault: {
        line: `F1, F4: at most ${percent(paid * (1 - found), 2)} of claims forged so are paid and missed`,
        why: 'Multiplies as if the two were independent. What deceives the model may deceive the auditors too.',
      },
    },
  ]
}
