import {blanks, itemFamily, pick, pickSome} from '../../src/families/index.ts'

const settings = [
  {
    who: 'A help bot',
    wanted: 'answers are right',
    many: 'answers',
    checkers: ['experts', 'technicians', 'instructors'],
  },
  {
    who: 'A translator',
    wanted: 'translations say what the original says',
    many: 'translations',
    checkers: ['linguists', 'interpreters', 'editors'],
  },
  {
    who: 'A summariser',
    wanted: 'summaries keep to the text',
    many: 'summaries',
    checkers: ['editors', 'librarians', 'lecturers'],
  },
  {
    who: 'A tutor bot',
    wanted: 'explanations are right',
    many: 'explanations',
    checkers: ['teachers', 'lecturers', 'examiners'],
  },
]

/** Wordings of one thing, so that neither length nor alphabet tells. */
const wholes = ['by chance from all', 'by chance from everything', 'by chance from the whole week']

export const family = itemFamily({
  id: 'alignment-and-specification/weekly-look-at-the-goal',
  version: 1,
  type: 'complete-config',
  level: 2,
  minutes: 2.5,
  targets:
    'a check that the optimised score chooses or colours; a number of answers chosen by feeling',
  prior: {
    a: 1.2,
    p: 0.48,
    b: 0.07,
    reason: 'the number is computed; those who gave the votes seem the best judges',
  },
  tags: ['MEASURE 2.13', 'MEASURE 2.5', 'MEASURE 1.3'],
  source:
    'computed: 1.96 · √(p(1 − p)/n) ≤ 0.98/√n < 1/√n; Manheim and Garrabrant, arXiv 1803.04585',
  bias: 'the formula is given, and its roots are whole; calculator offered',
  reserved: true,

  generate(random) {
    const {who, wanted, many, checkers} = pick(random, settings)
    const points = pick(random, [2, 2.5, 4, 5, 10])
    const needed = Math.round((100 / points) ** 2)
    const checker = pick(random, checkers)
    const {choices, answer, why} = blanks({
      drawn: [
        {
          value: pick(random, wholes),
          right: true,
          why: 'What the score overrates is among the drawn, in its due share.',
        },
        {
          value: 'by chance from complaints',
          why: 'Tells what people complain of, and misses what pleases wrongly.',
        },
        {
          value: 'by chance from doubtful ones',
          why: 'What the model is sure of wrongly is never looked at.',
        },
        {
          value: 'by chance from high scores',
          why: 'Finds what is overrated, but not the share among all.',
        },
      ],
      judged_by: [
        {
          value: `${checker}, new and without the score`,
          right: true,
          why: 'Nothing draws them towards the score, and what it learned was not learned from them.',
        },
        {
          value: `${checker}, new and shown the score`,
          why: 'A number that is shown pulls judgements towards itself.',
        },
        {
          value: `${checker}, those who gave the votes`,
          why: 'What they overrate the reward model overrates too; they would find nothing wrong.',
        },
        {
          value: 'a second model of the same votes',
          why: 'It shares with the first what those votes have wrong.',
        },
      ],
      [`${many}_a_week`]: [
        {value: needed, right: true, why: `1/√${needed} is ${points} points.`},
        ...pickSome(random, {
          from: [
            {
              value: Math.round(100 / points),
              why: `100/${points}, without the square: ${Math.sqrt(points * 100).toFixed(1)} points.`,
            },
            {
              value: Math.round(needed / 4),
              why: `Only ${2 * points} points: twice the precision needs four times as many.`,
            },
            {value: 2 * needed, why: 'Twice as many as are needed.'},
            {value: 4 * needed, why: `${points / 2} points, with four times the work.`},
          ].filter(({value}) => value !== needed),
          count: 3,
        }),
      ],
    })
    return {
      ask: {
        stem:
          `${who} is changed daily to raise the score of a reward model, which learned from people’s votes. ` +
          `What is wanted is that ${wanted}. Each week the share of ${many} of which this holds shall be ` +
          `found, whatever the score says, to within ${points} points (half of a 95 % interval; for n drawn ` +
          'by chance, at most 1/√n), with as little work as possible. Choose the settings.',
        language: 'yaml',
        config: `look:\n  drawn: ?\n  judged_by: ?\n  ${many}_a_week: ?\n`,
        choices,
      },
      key: {answer, why},
    }
  },
})
