import {between, figure, itemFamily, numericKey, pick} from '../../src/families/index.ts'

/** A goal, the number that is optimised, what undoes a part of it, and a part that does not matter. */
const cases = [
  {
    goal: 'A shop wants people to get articles that they keep.',
    wanted: 'articles that people keep',
    number: 'articles ordered a week',
    undone: 'of these, sent back within a month',
    beside: 'of these, paid on the day of the order',
  },
  {
    goal: 'A language school wants people to reach the end of a course.',
    wanted: 'people who reach the end',
    number: 'people who enrolled a week',
    undone: 'of these, gone before the last lesson',
    beside: 'of these, enrolled for the first time',
  },
  {
    goal: 'A workshop wants devices to stay repaired.',
    wanted: 'devices that stay repaired',
    number: 'devices handed back as repaired a week',
    undone: 'of these, back with the same fault within a month',
    beside: 'of these, handed back on the day they came',
  },
  {
    goal: 'A library wants people to read books to the end.',
    wanted: 'books read to the end',
    number: 'books lent a week',
    undone: 'of these, given back without being read to the end',
    beside: 'of these, lent to people under 18',
  },
  {
    goal: 'A help desk wants faults gone for good.',
    wanted: 'faults gone for good',
    number: 'tickets closed a week',
    undone: 'of these, opened again for the same fault',
    beside: 'of these, closed without a visit',
  },
]

export const family = itemFamily({
  id: 'alignment-and-specification/counted-and-kept',
  version: 1,
  type: 'numeric',
  level: 1,
  minutes: 1.5,
  targets: 'the rise of the optimised number taken for what was gained',
  prior: {a: 1.4, p: 0.7, b: -1.61, reason: 'what is undone must be taken off on both sides'},
  tags: ['MEASURE 2.13', 'MEASURE 2.5'],
  source: 'computed; Manheim and Garrabrant, arXiv 1803.04585; figures drawn',
  bias: 'five trades without jargon; whole numbers; calculator offered',
  reserved: true,

  generate(random) {
    const {goal, wanted, number, undone, beside} = pick(random, cases)
    const [old, fresh] = [
      between(random, {from: 400, to: 700}),
      between(random, {from: 720, to: 990}),
    ]
    const lost = Math.round((old * between(random, {from: 6, to: 18})) / 100)
    const freshLost = Math.round((fresh * between(random, {from: 30, to: 60})) / 100)
    const [part, freshPart] = [old, fresh].map((all) =>
      Math.round((all * between(random, {from: 20, to: 60})) / 100),
    )
    const gained = fresh - freshLost - (old - lost)
    return {
      ask: {
        stem:
          `${goal} A program plans for it and optimises one number, the first row. What the ` +
          `table counts is complete, and nothing else has changed. How many more ${wanted} are there a week ` +
          'than before? For fewer, put a minus sign.',
        table: [
          ['count', 'before', 'since'],
          [number, old, fresh],
          [beside, part ?? 0, freshPart ?? 0],
          [undone, lost, freshLost],
        ],
        unit: 'a week',
        decimals: 0,
      },
      key: numericKey({
        answer: gained,
        why:
          `Wanted is what remains: ${figure(fresh)} − ${freshLost} = ${fresh - freshLost} since, and ` +
          `${figure(old)} − ${lost} = ${old - lost} before.`,
        wrong: [
          {
            value: fresh - old,
            why: 'The optimised number alone. A part of it was undone afterwards.',
          },
          {
            value: fresh - freshLost - old,
            why: 'Takes off what was undone since, but not what was undone before.',
          },
          {value: freshLost - lost, why: 'By how much more was undone.'},
          {
            value: (freshPart ?? 0) - (part ?? 0),
            why: 'The second row does not tell whether what is wanted was reached.',
          },
        ],
        decimals: 0,
      }),
    }
  },
})
