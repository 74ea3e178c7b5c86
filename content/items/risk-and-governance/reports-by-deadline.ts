import {between, drawUntil, itemFamily, pickSome, stepped} from '../../src/families/index.ts'

type Random = Parameters<typeof pickSome>[0]

export const family = itemFamily({
  id: 'risk-and-governance/reports-by-deadline',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2,
  targets: 'a period for reporting counted from the harm, or from proof of the cause',
  prior: {
    a: 1.2,
    p: 0.55,
    b: -0.17,
    reason: 'three days stand in each line and one counts; the periods differ by kind of harm',
  },
  tags: ['GOVERN 4.3', 'MANAGE 2.3', 'GOVERN 1.1'],
  source: 'Regulation (EU) 2024/1689, Article 73(2) to (4) with Article 3(49); computed',
  bias: 'the periods and their beginning are given; days are numbered, so no calendar is needed',
  reserved: true,

  generate(random) {
    const place = between(random, {from: 0, to: 2})
    const inOrder = drawUntil(
      () => drawIncidents(random).toSorted((a, b) => dueOf(a) - dueOf(b)),
      (drawn) => isTelling(drawn) && drawn[place]?.days === shortest,
    )
    const {steps, answer, why} = stepped(
      random,
      inOrder.map((incident) => ({
        text: `${incident.text} (happened on day ${incident.happened}, known on day ${incident.known}, cause proved on day ${incident.proved})`,
        why: `${incident.means}: ${incident.known} + ${incident.days}, so by day ${dueOf(incident)} at the latest.`,
      })),
    )
    return {
      ask: {
        stem:
          'A provider reports serious incidents of high-risk systems as soon as a link to its system ' +
          'is likely, and in any case within a period from the day on which it becomes aware of the ' +
          'incident: 2 days if critical infrastructure was lastingly disrupted, 10 if a person died, ' +
          '15 otherwise. All are known to be linked, and no report has gone out. Order the reports ' +
          'by their last day, the earliest first.',
        steps,
      },
      key: {answer, why},
    }
  },
})

interface Incident {
  text: string
  means: string
  days: number
  happened: number
  known: number
  proved: number
}

const shortest = 2

const kinds = [
  {
    count: 1,
    days: shortest,
    means: 'Critical infrastructure',
    texts: [
      'A town’s water plant wrecked beyond quick repair',
      'A power grid burnt out beyond repair',
      'A railway control room destroyed by fire',
    ],
  },
  {
    count: 2,
    days: 10,
    means: 'A death',
    texts: [
      'A patient dead after an overdose',
      'A worker killed by a crane',
      'A visitor killed by a lift door',
      'A driver dead after a wrong warning',
    ],
  },
  {
    count: 2,
    days: 15,
    means: 'Serious harm, but no death and no critical infrastructure',
    texts: [
      'A hip broken in a fall that nobody saw',
      'A warehouse burnt down',
      'A patient blind in one eye',
      'A river poisoned for a season',
    ],
  },
]

function drawIncidents(random: Random): Incident[] {
  return kinds.flatMap(({count, days, means, texts}) =>
    pickSome(random, {from: texts, count}).map((text) => {
      const happened = between(random, {from: 1, to: 24})
      const known = happened + between(random, {from: 0, to: 12})
      const proved = known + between(random, {from: 1, to: 12})
      return {text, means, days, happened, known, proved}
    }),
  )
}

function dueOf({known, days}: Incident): number {
  return known + days
}

/** The days by which whoever errs would order. */
const misleading: readonly ((incident: Incident) => number)[] = [
  ({happened}) => happened,
  ({known}) => known,
  ({proved}) => proved,
  ({happened, days}) => happened + days,
  ({proved, days}) => proved + days,
  ({days}) => days,
]

/** Last days lie apart, and every misleading order has three pairs or more the wrong way round. */
function isTelling(incidents: readonly Incident[]): boolean {
  const due = incidents.map(dueOf).toSorted((a, b) => a - b)
  const apart = due.every((day, index) => index === 0 || day - (due[index - 1] ?? 0) >= 2)
  return apart && misleading.every((dayOf) => exchanged(incidents, dayOf) >= 3)
}

/** In how many pairs another day gives the wrong order, or none. */
function exchanged(incidents: readonly Incident[], dayOf: (incident: Incident) => number): number {
  return incidents
    .flatMap((a, index) => incidents.slice(index + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => (dueOf(a) - dueOf(b)) * (dayOf(a) - dayOf(b)) <= 0).length
}
