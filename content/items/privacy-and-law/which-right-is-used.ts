import {drawUntil, itemFamily, matched, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pickSome>[0]

export const family = itemFamily({
  id: 'privacy-and-law/which-right-is-used',
  version: 1,
  type: 'match',
  level: 2,
  minutes: 2.5,
  targets:
    'the right told from the wish alone, whatever the data rest on and wherever they came from',
  prior: {
    a: 1.2,
    p: 0.57,
    b: -0.23,
    reason: 'the law is supplied; one fact of each letter decides',
  },
  tags: ['MEASURE 2.10', 'GOVERN 1.1'],
  source: 'GDPR Art. 7(3), 15, 16, 17(1)(a), 18(1), 20(1), 21(2) and 22(3)',
  bias: 'the law is supplied in plain words; letters without names',

  generate(random) {
    const {letters, spare} = drawUntil(() => drawLetters(random), haveSixRights)
    const {left, right, answer, why} = matched(random, {
      pairs: letters.map(({wish, right, why}) => ({left: wish, term: right, why})),
      spare: spare.map((term) => ({term, why: `No letter fits it: ${rights[term]}.`})),
    })
    return {
      ask: {
        stem:
          'Four people write to companies that hold data about them. The table says, in short, when ' +
          'each right of the GDPR applies. Match each letter to the one right on which its wish ' +
          'rests; two rights remain.',
        table: [['right', 'applies when'], ...right.map((term) => [term, rightText(term)])],
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

type Right = keyof typeof rights

const rights = {
  access: 'the person wants to know or see what is held, derived data included',
  rectification: 'data are shown to be wrong and are to be put right',
  erasure: 'data are no longer needed by anybody concerned and are to be deleted',
  restriction: 'data are to be kept but not used, while disputed or for the person’s own claim',
  portability:
    'the person wants data that they provided, under consent or contract, in a form that machines read',
  objection:
    'data are used for advertising on grounds of the company’s interest, and this is to end',
  'withdrawal of consent': 'a use rests on the person’s agreement, and this is to end',
  'review by a person':
    'an automated decision with serious effects is to be looked at again by somebody',
}

interface Letter {
  wish: string
  right: Right
  why: string
}

/** Pairs of letters with one wish, in which one fact changes the right. */
const situations: readonly (readonly [Letter, Letter])[] = [
  [
    {
      wish: 'As your subscriber I made playlists; send them as a file that another service can load',
      right: 'portability',
      why: 'Made by the person, held under contract, wanted for another machine.',
    },
    {
      wish: 'I want to see the taste profile that you worked out from my playlists',
      right: 'access',
      why: 'Derived by the company, not provided; portability does not reach it, access does.',
    },
  ],
  [
    {
      wish: 'I never agreed to your letters, and you say that your interest suffices; stop them',
      right: 'objection',
      why: 'Advertising on the company’s interest; there is no consent to withdraw.',
    },
    {
      wish: 'I ticked the box for your letters last year; stop them',
      right: 'withdrawal of consent',
      why: 'The letters rest on the tick alone; taking it back ends them.',
    },
  ],
  [
    {
      wish: 'You list a debt that I paid; the bank’s receipt is enclosed; change the entry',
      right: 'rectification',
      why: 'Shown to be wrong; it must be put right.',
    },
    {
      wish: 'You list a debt that I deny; until you have looked into it, do not use the entry',
      right: 'restriction',
      why: 'Disputed and not yet settled; meanwhile it is kept and not used.',
    },
  ],
  [
    {
      wish: 'My lease ended long ago and nothing is owed; remove the photographs of my flat',
      right: 'erasure',
      why: 'Nobody needs them any more.',
    },
    {
      wish: 'You no longer need the photographs of my flat, but my lawyer will; keep them unused',
      right: 'restriction',
      why: 'Needed for the person’s own claim: kept, not used.',
    },
  ],
  [
    {
      wish: 'Your system ended my contract by itself; somebody is to hear me and decide again',
      right: 'review by a person',
      why: 'An automated decision with serious effects; the person may be heard.',
    },
    {
      wish: 'Your clerk ended my contract after reading my file; show me what stands in it',
      right: 'access',
      why: 'A person decided; what is wanted is to see the data.',
    },
  ],
]

/** Four letters, and the two rights that remain: first those which the other facts would have given. */
function drawLetters(random: Random): {letters: Letter[]; spare: Right[]} {
  const drawn = pickSome(random, {from: situations, count: 4}).map((pair) => random.shuffle(pair))
  const letters = drawn.flatMap(([letter]) => letter ?? [])
  const used = new Set(letters.map(({right}) => right))
  const others = drawn.flatMap(([, other]) =>
    other && !used.has(other.right) ? [other.right] : [],
  )
  return {letters, spare: [...new Set(others)].slice(0, 2)}
}

function haveSixRights({letters, spare}: {letters: Letter[]; spare: Right[]}): boolean {
  return new Set([...letters.map(({right}) => right), ...spare]).size === 6
}

function rightText(term: string): string {
  return Object.entries(rights).find(([right]) => right === term)?.[1] ?? ''
}
