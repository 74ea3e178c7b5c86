import {between, drawUntil, itemFamily, pick, stepped} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'drift-and-fallback/who-notices-first',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets: 'the nearest or most frequent measure thought to speak first, whatever it must wait for',
  prior: {
    a: 1.2,
    p: 0.45,
    b: 0.17,
    reason: 'delay, number needed and report day add up differently',
  },
  tags: ['MEASURE 2.4', 'MEASURE 3.1', 'MANAGE 2.4'],
  source: 'computed; invented figures',
  bias: 'days are numbered, no calendar; additions only',
  reserved: true,

  generate(random) {
    const {facts, alarms} = drawUntil(
      () => drawAlarms(random),
      ({alarms}) => {
        const days = alarms.map(({day}) => day).toSorted((a, b) => a - b)
        return days.every((day, index) => index === 0 || day - (days[index - 1] ?? 0) >= 2)
      },
    )
    const {steps, answer, why} = stepped(
      random,
      alarms.toSorted((a, b) => a.day - b.day).map(({name, why}) => ({text: name, why})),
    )
    return {
      ask: {
        stem:
          'From the start of day 1 one branch sends incomes in thousands, and its applicants are ' +
          'refused wrongly. All else stays as it was, and before day 1 nothing was amiss. Everything ' +
          'in the table is looked at in the evening of a day. Order the signals by the day on which ' +
          'each first alarms, the earliest first.',
        table: [
          ['signal', 'when it alarms'],
          [
            'input mean',
            `each day; over the last ${facts.window} days, once ${facts.needed} of them have changed`,
          ],
          [
            'refusal report',
            `on day ${facts.report} and every 7 days after; once the 7 days up to it hold ${facts.reportNeeds} changed days`,
          ],
          [
            'objections',
            `each day; at the ${facts.objections}th objection in all; ${facts.perDay} are written for each day’s decisions, and arrive ${facts.post} days after these`,
          ],
          [
            'spot check',
            `each day; a clerk checks ${facts.checked} of the branch’s decisions, those of ${facts.behind} days before; at the ${facts.found}th wrong one in all, and every second is wrong`,
          ],
          ['yearly audit', `on day ${facts.audit}; it looks at all decisions`],
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

function drawAlarms(random: Random) {
  const facts = {
    window: pick(random, [14, 21, 28]),
    needed: between(random, {from: 3, to: 13}),
    report: between(random, {from: 1, to: 7}),
    reportNeeds: between(random, {from: 3, to: 6}),
    objections: pick(random, [12, 20, 24, 30]),
    perDay: between(random, {from: 3, to: 8}),
    post: between(random, {from: 4, to: 14}),
    checked: pick(random, [2, 4, 6]),
    behind: between(random, {from: 2, to: 7}),
    found: pick(random, [6, 8, 12, 15]),
    audit: between(random, {from: 6, to: 30}),
  }
  const {needed, report, reportNeeds, objections, perDay, post, checked, behind, found} = facts
  const reportDay = report >= reportNeeds ? report : report + 7
  const objectedDays = Math.ceil(objections / perDay)
  const checkedDays = Math.ceil(found / (checked / 2))
  return {
    facts,
    alarms: [
      {
        name: 'input mean',
        day: needed,
        why: `Day ${needed}, after ${needed} changed days. It need not wait for its whole window.`,
      },
      {
        name: 'refusal report',
        day: reportDay,
        why:
          report >= reportNeeds
            ? `Day ${report}; ${report} of the 7 days up to it have changed.`
            : `Day ${reportDay}; on day ${report} only ${report} of the days in it had changed.`,
      },
      {
        name: 'objections',
        day: objectedDays + post,
        why: `Day ${objectedDays + post}: ${objectedDays} days of decisions for ${objections} objections, and ${post} days on the way.`,
      },
      {
        name: 'spot check',
        day: checkedDays + behind,
        why: `Day ${checkedDays + behind}: ${checkedDays} days of checking for ${found} wrong ones, ${behind} days behind.`,
      },
      {
        name: 'yearly audit',
        day: facts.audit,
        why: `Day ${facts.audit}, rare by rule but due now.`,
      },
    ],
  }
}
