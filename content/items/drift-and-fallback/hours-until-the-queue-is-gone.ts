import {between, drawUntil, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

const services = [
  {requests: 'claims', staff: 'clerks', own: 'letters'},
  {requests: 'repair requests', staff: 'dispatchers', own: 'telephone calls'},
  {requests: 'messages from patients', staff: 'nurses', own: 'visits'},
  {requests: 'reported pictures', staff: 'reviewers', own: 'objections'},
] as const

export const family = itemFamily({
  id: 'drift-and-fallback/hours-until-the-queue-is-gone',
  version: 1,
  type: 'numeric',
  level: 2,
  minutes: 2.5,
  targets:
    'a fallback thought over once the model is back; people counted as if they had no other work',
  prior: {a: 1.4, p: 0.45, b: 0.14, reason: 'two subtractions that the question does not announce'},
  tags: ['MEASURE 2.6', 'MANAGE 2.4', 'MANAGE 1.3'],
  source: 'computed; invented figures',
  bias: 'everyday quantities; calculator offered',
  reserved: true,

  generate(random) {
    const {requests, staff, own} = pick(random, services)
    const {outage, arriving, people, each, busy} = drawUntil(() => drawOutage(random), isTelling)
    const capacity = people * each
    const free = capacity - busy
    const waiting = outage * arriving
    return {
      ask: {
        stem:
          `While a model is away, all ${requests} go to ${staff}, whose other work comes first, then and ` +
          'afterwards. Once the model is back it answers whatever arrives from then on at once; those ' +
          `that wait stay with the ${staff}, in order of arrival, and no more join them. Everything ` +
          'arrives evenly. How many hours after the model went away is the last one that waited answered?',
        table: [
          ['fact', 'value'],
          ['hours without the model', figure(outage)],
          [`${requests} arriving in an hour`, figure(arriving)],
          [staff, figure(people)],
          ['answered by one of them in an hour, of either kind', figure(each)],
          [`${own} arriving in an hour, never left waiting`, figure(busy)],
        ],
        unit: 'hours',
        decimals: 1,
      },
      key: numericKey({
        answer: waiting / free,
        why:
          `${figure(waiting)} arrived in all. ${figure(people)} · ${figure(each)} − ${figure(busy)} = ${figure(free)} an hour ` +
          `are answered from the first hour on: ${figure(waiting)} / ${figure(free)}.`,
        wrong: [
          {
            value: waiting / capacity,
            why: `Forgets the ${own}, which go on and come first.`,
          },
          {
            value: waiting / free - outage,
            why: 'Counts from the return of the model, not from its loss.',
          },
          {
            value: outage + waiting / free,
            why: 'Lets all of them still wait at the return. Some were answered meanwhile.',
          },
          {
            value: outage,
            why: `Takes the return of the model for the end. ${figure(waiting - outage * free)} still wait then.`,
          },
        ],
        decimals: 1,
      }),
    }
  },
})

function drawOutage(random: Random) {
  const people = between(random, {from: 4, to: 18})
  const each = between(random, {from: 6, to: 20, step: 2})
  return {
    outage: between(random, {from: 2, to: 6}),
    arriving: between(random, {from: 60, to: 400, step: 10}),
    people,
    each,
    busy: Math.round((people * each * between(random, {from: 20, to: 50})) / 100),
  }
}

/** A queue is left at the return, and it goes within a day. */
function isTelling({outage, arriving, people, each, busy}: ReturnType<typeof drawOutage>): boolean {
  const free = people * each - busy
  return arriving > people * each * 1.1 && (outage * arriving) / free < 24
}
