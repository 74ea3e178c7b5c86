import {
  between,
  itemFamily,
  lettered,
  pick,
  pickSome,
  type DrawnOption,
} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'llm-and-api-security/rights-copied-at-night',
  version: 1,
  type: 'choose-many',
  level: 2,
  minutes: 2,
  targets: 'an index with a filter thought to follow the rights as they are now',
  prior: {
    a: 1.2,
    p: 0.48,
    b: 0.07,
    reason: 'two rows of rights and a change of team must be kept apart',
  },
  tags: ['LLM08:2025', 'LLM02:2025', 'AML.T0085.000', 'AML.M0005', 'MEASURE 2.7'],
  source: 'OWASP LLM08:2025 (access control in retrieval); computed from the drawn rights',
  bias: 'office documents; teams by their colour; every rule of the index is in the stem',
  reserved: true,

  generate(random) {
    const [own = '', old = '', third = ''] = random.shuffle(['blue', 'green', 'red'])
    const hour = between(random, {from: 13, to: 17})
    const person = pick(random, ['Ana', 'Bo', 'Kim', 'Noor', 'Rui', 'Yuki'])
    const leaks = pick(random, [2, 3])
    const drawn = random.shuffle([
      ...pickSome(random, {from: leaking(own, old, third), count: leaks}).map((history) => ({
        ...history,
        right: true,
      })),
      ...pickSome(random, {from: harmless(own, old, third), count: 6 - leaks}),
    ])
    const names = pickSome(random, {from: documents, count: 6})
    const rows = drawn.map((history, index) => ({...history, name: names[index] ?? ''}))
    const {options, answer, why} = lettered(random, {
      options: rows.map(({name, why, right}): DrawnOption => ({
        text: name,
        why,
        ...(right && {right}),
      })),
    })
    return {
      ask: {
        stem:
          'At 02:00 an index copies the text of every document and the teams that may read it. All day ' +
          'an assistant quotes what the index holds for the asker’s present team, and checks nothing ' +
          `else. ${person} moved from team ${old} to team ${own} at 10:00 and asks at ${hour}:00. Which ` +
          `documents can be quoted to ${person} although ${person} may not read them at ${hour}:00?`,
        table: [
          ['document', 'may read at 02:00', `may read at ${hour}:00`],
          ...rows.map(({name, before, now}) => [name, before, now]),
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

interface History {
  before: string
  now: string
  why: string
  right?: boolean
}

const documents = [
  'Costs of the move',
  'Interviews',
  'Offers',
  'Prices of suppliers',
  'Rota for May',
  'Survey of the staff',
  'Visits',
  'Water damage',
]

/** What the index still gives to the asker's present team, and the source no longer does. */
function leaking(own: string, old: string, third: string): History[] {
  return [
    {before: own, now: third, why: 'The index still holds the right that was taken away since.'},
    {
      before: `${own}, ${third}`,
      now: third,
      why: 'Taken from the present team since; the copy does not know.',
    },
    {
      before: `${own}, ${old}`,
      now: old,
      why: 'The present team lost it since, and membership of the old one has ended.',
    },
    {
      before: own,
      now: 'deleted',
      why: 'Deleted at the source, but the copied text remains until the night.',
    },
  ]
}

function harmless(own: string, old: string, third: string): History[] {
  return [
    {before: own, now: own, why: 'Quoted, and rightly: the present team may read it.'},
    {
      before: `${own}, ${third}`,
      now: own,
      why: 'Quoted, and rightly: the present team kept its right.',
    },
    {before: old, now: old, why: 'The index asks for the present team, so this is not found.'},
    {before: third, now: third, why: 'Never open to the present team, and not found.'},
    {
      before: third,
      now: own,
      why: 'Open to the present team by now, but not found before the night.',
    },
    {before: `${old}, ${third}`, now: third, why: 'Neither then nor now open to the present team.'},
    {before: old, now: 'deleted', why: 'The copied text remains, but only for the old team.'},
    {
      before: 'not written yet',
      now: old,
      why: 'Written after 02:00, so the index does not hold it.',
    },
  ]
}
