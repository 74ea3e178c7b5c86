import {itemFamily, matched, pick, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'privacy-and-law/basis-of-each-use',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 2,
  targets: 'consent thought to be the ground of every lawful use, and a good aim to be a ground',
  prior: {
    a: 1.2,
    p: 0.74,
    b: -1.87,
    reason: 'the grounds are explained; each use states the fact that decides',
  },
  tags: ['MEASURE 2.10', 'GOVERN 1.1'],
  source:
    'GDPR Art. 6(1)(a) to (f) and Recitals 40 to 47; EDPB Guidelines 2/2019 on what a contract needs',
  bias: 'the law is supplied in plain words; everyday uses',
  reserved: true,

  generate(random) {
    const names = random.shuffle(groundNames)
    const pairs = names.slice(0, 4).map((name) => ({term: name, ...pick(random, usesBy[name])}))
    const spare = pickSome(random, {from: names.slice(4), count: 2})
    const {left, right, answer, why} = matched(random, {
      pairs,
      spare: spare.map((term) => ({term, why: `None of the four uses ${lacking[term]}.`})),
    })
    return {
      ask: {
        stem:
          'The GDPR allows a use of personal data only on one of six grounds, of which the table ' +
          'gives the gist. Match each use to the ground on which it rests; two grounds remain.',
        table: [['ground', 'it holds when'], ...right.map((term) => [term, gistOf(term)])],
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

const groundNames = [
  'consent',
  'contract',
  'legal obligation',
  'legitimate interests',
  'public task',
  'vital interests',
] as const

type Ground = (typeof groundNames)[number]

const gist: Readonly<Record<Ground, string>> = {
  consent: 'the person was free to refuse this very use and agreed to it by a clear act',
  contract: 'what the person ordered cannot be delivered without this use',
  'legal obligation': 'a law orders whoever holds the data to do this',
  'legitimate interests':
    'the holder, or another, has a fair interest that needs this, and the person’s interests do not outweigh it',
  'public task': 'a public body does what a law has made its task',
  'vital interests': 'somebody’s life is at stake and there is no other way',
}

/** How a reason says that a ground is not among the four. */
const lacking: Readonly<Record<Ground, string>> = {
  consent: 'was put to the person as a free choice',
  contract: 'delivers what the person ordered',
  'legal obligation': 'is ordered by a law',
  'legitimate interests': 'rests on an interest of the holder alone',
  'public task': 'is the task of a public body',
  'vital interests': 'saves a life',
}

const usesBy: Readonly<Record<Ground, readonly {left: string; why: string}[]>> = {
  consent: [
    {
      left: 'A choir shows the faces of those singers who ticked “yes, show me”; no other singer appears',
      why: 'Free to refuse, asked for this use, answered by a clear act.',
    },
    {
      left: 'A bakery writes on birthdays to customers who left a card for that, and to no others',
      why: 'A card left for that is a clear act; buying bread needs no such letter.',
    },
  ],
  contract: [
    {
      left: 'A florist hands the carrier the address to which a customer wants a bouquet brought',
      why: 'Without the address there is no delivery; nobody need be asked separately.',
    },
    {
      left: 'A garage reads the mileage of the car whose owner ordered the service due at that mileage',
      why: 'The service ordered cannot be done without it.',
    },
  ],
  'legal obligation': [
    {
      left: 'A shop keeps invoices for as long as the tax code says, though customers ask it to stop',
      why: 'The code orders it; agreement is neither needed nor able to end it.',
    },
    {
      left: 'An employer reports each wage to the pension office, as the pension act orders',
      why: 'The act orders the employer to do so, whether staff agree or not.',
    },
  ],
  'legitimate interests': [
    {
      left: 'A car park keeps the plates of drivers who left without paying, until they have paid',
      why: 'A fair interest, hardly a burden; these drivers will not agree, and no law orders it.',
    },
    {
      left: 'A lender looks up the new address of a debtor who moved away without paying',
      why: 'A fair interest of the lender; the debtor will not agree and need not.',
    },
  ],
  'public task': [
    {
      left: 'A town draws school districts from the addresses of six-year-olds, a task that the school act gives to towns',
      why: 'A task of a public body, given to it by an act.',
    },
    {
      left: 'A statistics office counts households by size, the work for which an act set it up',
      why: 'The work of a public body by law.',
    },
  ],
  'vital interests': [
    {
      left: 'Medics open the health card of an unconscious stranger to learn which drug would be fatal',
      why: 'A life is at stake and nobody there can be asked.',
    },
    {
      left: 'Rescuers locate the phone of a climber under an avalanche',
      why: 'A life is at stake and the climber cannot answer.',
    },
  ],
}

function gistOf(term: string): string {
  const ground = groundNames.find((name) => name === term)
  return ground ? gist[ground] : ''
}
