import {drawUntil, itemFamily, matched, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'ethics-and-bias/misread-by-the-stand-in',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 2,
  targets: 'a number that is easy to record taken for what it stands for, alike for everybody',
  prior: {
    a: 1.2,
    p: 0.78,
    b: -2.05,
    reason: 'each stand-in fails for one kind of person; the spare ones belong to other stand-ins',
  },
  tags: ['MEASURE 2.11', 'MAP 2.3', 'MAP 5.1'],
  source:
    'Jacobs and Wallach 2021, Measurement and Fairness, doi:10.1145/3442188.3445901; on essays ' +
    'Liang et al. 2023, arXiv 2304.02819',
  bias: 'everyday services; no trade, law or country needs to be known',
  reserved: true,

  generate(random) {
    const drawn = drawUntil(
      () => pickSome(random, {from: standIns, count: 6}),
      (six) =>
        !alikePeople.some((pair) => pair.every((people) => six.some(({term}) => term === people))),
    )
    const {left, right, answer, why} = matched(random, {
      pairs: drawn.slice(0, 4),
      spare: drawn.slice(4).map(({left, term}) => ({
        term,
        why: `Not here. They would be misjudged by another tool: ${lowerFirst(left)}.`,
      })),
    })
    return {
      ask: {
        stem:
          'Four tools judge one thing by another that is easier to record. Match each to the people ' +
          'whom it misjudges most surely, however exactly the record is kept; two kinds of people ' +
          'remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

/** Kinds of people of whom one stand-in could mean both, so that they never meet in one question. */
const alikePeople = [
  ['people who arrived from abroad', 'people with few words in the language'],
  ['people who take a long way round', 'people without a smartphone'],
]

const standIns = [
  {
    left: 'Need for road repairs, read from reports sent by an app',
    term: 'people without a smartphone',
    why: 'Their roads seem sound, for nobody there can report a hole.',
  },
  {
    left: 'How ill the staff are, read from days of sick leave',
    term: 'people who cannot afford a day off',
    why: 'They work while ill, and are counted as healthy.',
  },
  {
    left: 'Whether an essay is honest, read from how unusual its words are',
    term: 'people with few words in the language',
    why: 'Plain words look machine-written; their honest essays are doubted.',
  },
  {
    left: 'Whether a card was stolen, read from the distance to its last purchase',
    term: 'people who travel for their work',
    why: 'Great distances are their ordinary day; their own purchases are blocked.',
  },
  {
    left: 'Danger of a crossing, read from the accidents there',
    term: 'people who take a long way round',
    why: 'Fear keeps them away, so the crossing has no accidents of theirs and seems to suit them.',
  },
  {
    left: 'Skill in a trade, read from years of work without a gap',
    term: 'people who cared for a relative',
    why: 'A gap says where they were needed, not that they unlearned the trade.',
  },
  {
    left: 'Whether a debt will be paid, read from the age of the bank account',
    term: 'people who arrived from abroad',
    why: 'Their account is young, however long they have paid their debts elsewhere.',
  },
  {
    left: 'Whether a learner attends, read from eyes that face the screen',
    term: 'people with a squint',
    why: 'Their eyes point elsewhere while they attend.',
  },
  {
    left: 'Who is calling, read from a recording of the voice two years ago',
    term: 'people whose voice is breaking',
    why: 'The recording is right and the voice has become another; they are taken for strangers.',
  },
  {
    left: 'Whether somebody fell, read from a sudden blow at the wrist',
    term: 'people who sink down slowly',
    why: 'They lie on the floor and no blow has told of it.',
  },
]

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
