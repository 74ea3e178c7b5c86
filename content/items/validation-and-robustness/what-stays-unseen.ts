import {between, figure, itemFamily, lettered, pick} from '../../src/families/index.ts'

type Unit = 'case' | 'person' | 'place' | 'month'

/** What the data are made of, in one trade: many cases of a person, many persons of a place. */
interface Trade {
  readonly does: string
  readonly case: string
  readonly cases: string
  readonly person: string
  readonly people: string
  readonly place: string
  readonly places: string
}

const trades: readonly Trade[] = [
  {
    does: 'assigns a diagnosis code to a handwritten note',
    case: 'note',
    cases: 'notes',
    person: 'patient',
    people: 'patients',
    place: 'clinic',
    places: 'clinics',
  },
  {
    does: 'tells from a sound recording whether a pump is worn',
    case: 'recording',
    cases: 'recordings',
    person: 'pump',
    people: 'pumps',
    place: 'waterworks',
    places: 'waterworks',
  },
  {
    does: 'marks a short essay',
    case: 'essay',
    cases: 'essays',
    person: 'pupil',
    people: 'pupils',
    place: 'school',
    places: 'schools',
  },
  {
    does: 'sorts a letter by what it asks for',
    case: 'letter',
    cases: 'letters',
    person: 'tenant',
    people: 'tenants',
    place: 'office',
    places: 'offices',
  },
]

const units: readonly Unit[] = ['case', 'person', 'place', 'month']

export const family = itemFamily({
  id: 'validation-and-robustness/what-stays-unseen',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1,
  targets: 'a random split thought right for every claim, or the strictest split for every claim',
  prior: {a: 1.2, p: 0.75, b: -1.58, reason: 'the use names what is new; habit splits at random'},
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source:
    'Kapoor and Narayanan, doi:10.1016/j.patter.2023.100804, non-independence; Roberts et al. 2017, doi:10.1111/ecog.02881',
  bias: 'four trades without their jargon; no arithmetic',
  reserved: true,

  generate(random) {
    const trade = pick(random, trades)
    const use = pick(random, units)
    const places = between(random, {from: 12, to: 40, step: 4})
    const people = places * between(random, {from: 20, to: 60, step: 10})
    const cases = people * between(random, {from: 15, to: 30, step: 5})
    const {options, answer, why} = lettered(random, {
      options: units.map((unit) => ({
        text: heldOut(unit, trade),
        why: reason({unit, use, trade}),
        ...(unit === use && {right: true}),
      })),
    })
    const [letter = ''] = answer
    return {
      ask: {
        stem:
          `A model ${trade.does}. Its data are ${figure(cases)} ${trade.cases} of three years, from ` +
          `${figure(people)} ${trade.people} in ${places} ${trade.places}; each ${trade.person} ` +
          `belongs to one ${trade.place} and appears all the time. It will be used on ` +
          `${nextUse(use, trade)}. What does the test part consist of, so that it measures how ` +
          'often the model is right in that use?',
        options,
      },
      key: {answer: letter, why},
    }
  },
})

function nextUse(unit: Unit, {cases, people, places}: Trade): string {
  switch (unit) {
    case 'case':
      return `some ${cases} that were mislaid, of these same ${people} and years`
    case 'person':
      return `${cases} of these years by other ${people} of the same ${places}`
    case 'place':
      return `${cases} of these years from ${places} that take no part so far`
    case 'month':
      return `what these same ${people} produce in the half-year to come`
  }
}

function heldOut(unit: Unit, trade: Trade): string {
  switch (unit) {
    case 'case':
      return `Single ${trade.cases}, drawn at random`
    case 'person':
      return `All ${trade.cases} of some ${trade.people}, drawn at random`
    case 'place':
      return `All ${trade.cases} of some ${trade.places}, drawn at random`
    case 'month':
      return `All ${trade.cases} of the last six months`
  }
}

const fineness: Readonly<Record<Unit, number>> = {case: 0, person: 1, place: 2, month: 0}

function reason({unit, use, trade}: {unit: Unit; use: Unit; trade: Trade}): string {
  const {cases, person, people, place, places} = trade
  if (unit === use) {
    return {
      case: `The mislaid ${cases} are like these: ${person}, ${place} and time were met in training.`,
      person: `No ${person} of the test part was met in training, but every ${place} was, as in use.`,
      place: `No ${place} of the test part was met in training, and hence none of its ${people}.`,
      month: `The ${people} were met in training and the time was not, as in use.`,
    }[use]
  }
  if (use === 'month')
    return 'Training then holds the same months, and what changes with time is not seen.'
  if (unit === 'month')
    return `Tests a later time, which is not asked for, and no ${use === 'case' ? 'mislaid' : 'new'} ${use === 'person' ? people : use === 'place' ? places : cases}.`
  if (fineness[unit] > fineness[use]) {
    return `Harder than the use: the ${unit === 'place' ? places : people} will be known there. The result tends to be too low.`
  }
  return `Easier than the use: the same ${use === 'place' ? places : people} stand on both sides. The result tends to be too high.`
}
