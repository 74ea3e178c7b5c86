import {itemFamily, lettered, pick, pickSome} from '../../src/families/index.ts'

interface Story {
  readonly story: string
  readonly goal: string
  readonly outside: readonly string[]
  readonly inside: readonly {readonly text: string; readonly why: string}[]
}

const recount = 'The same number once more. Whatever raises it falsely raises this too.'
const chosen = 'A look at the goal, but where the optimised system chooses to be looked at.'
const ownWord = 'The optimised system’s own word on its work.'
const pulled = 'People judge, but under the influence of what is to be checked.'

const stories: readonly Story[] = [
  {
    story: 'A language app is optimised on the exercises that people do rightly in the app.',
    goal: 'people can talk in the language',
    outside: [
      'How well they manage a talk with a stranger, as a teacher hears it',
      'What they understand of radio news that they have not heard before',
    ],
    inside: [
      {text: 'Exercises done rightly in the app, as counted by another company', why: recount},
      {text: 'How well those people manage a talk whom the app puts forward for it', why: chosen},
      {text: 'What the app reports on how well people have come to talk', why: ownWord},
      {text: 'How well people say that they talk, its praise before their eyes', why: pulled},
    ],
  },
  {
    story: 'A help bot is optimised on the chats that customers end within five minutes.',
    goal: 'customers’ faults are mended',
    outside: [
      'Devices that run a week later, among customers drawn at random',
      'Customers drawn at random who need nobody else for the same fault',
    ],
    inside: [
      {text: 'Chats ended within five minutes, as the auditor counts them', why: recount},
      {text: 'Devices that run a week later, among customers whom the bot names', why: chosen},
      {text: 'Faults mended, by the summary that the bot itself writes of each chat', why: ownWord},
      {text: 'Customers who say “mended” while the bot asks them to', why: pulled},
    ],
  },
  {
    story:
      'A planner of road works is optimised on the reports of holes that are closed in a week.',
    goal: 'the roads are free of holes',
    outside: [
      'Holes met by an inspector on streets that are drawn at random',
      'Damage to cars by holes in the road, as insurers record it',
    ],
    inside: [
      {text: 'Reports closed in a week, counted by the court of audit', why: recount},
      {text: 'Holes met by an inspector on streets that the planner proposes', why: chosen},
      {text: 'Streets without holes, by the yearly account that the planner gives', why: ownWord},
      {text: 'Streets that people call mended once they see its closed reports', why: pulled},
    ],
  },
  {
    story: 'A summariser is optimised on the score that a judge model gives its summaries.',
    goal: 'readers learn what the text says',
    outside: [
      'Questions on texts, answered by people who read the summary only',
      'Errors that authors find in summaries of theirs, drawn at random',
    ],
    inside: [
      {text: 'The mean of ten scores that the judge gives the same summary', why: recount},
      {text: 'Errors that authors find in summaries which it has sent in by itself', why: chosen},
      {text: 'The list that the summariser makes of what it has left out', why: ownWord},
      {text: 'Marks given by readers who have seen the score of the judge first', why: pulled},
    ],
  },
  {
    story: 'A heating control is optimised on degrees at its own sensor for each litre of fuel.',
    goal: 'the rooms are warm at little cost of fuel',
    outside: [
      'Fuel used, and a thermometer carried through rooms drawn at random',
      'Fuel used, and what people in the rooms answer at random hours',
    ],
    inside: [
      {text: 'Fuel used, and degrees at its sensor as a second program reads it', why: recount},
      {text: 'Fuel used, and a thermometer carried through rooms that it names', why: chosen},
      {text: 'Fuel used, and the rooms that the control reports as warm', why: ownWord},
      {text: 'Fuel used, and what people answer with its display before their eyes', why: pulled},
    ],
  },
  {
    story: 'A forum’s moderator is optimised on having few complaints reach the office.',
    goal: 'people are not harassed in the forum',
    outside: [
      'Harassing posts in a random draw from all posts, read by people',
      'Members drawn at random who, asked in private, tell of harassment',
    ],
    inside: [
      {text: 'Complaints that reach the office, counted by its supervisor', why: recount},
      {text: 'Harassing posts among those that the moderator passes on to people', why: chosen},
      {text: 'Harassing posts that the moderator itself reports each month', why: ownWord},
      {text: 'Members who call it friendly once they are told how few complain', why: pulled},
    ],
  },
]

export const family = itemFamily({
  id: 'alignment-and-specification/outside-the-number',
  version: 1,
  type: 'single-choice',
  level: 1,
  minutes: 1,
  targets:
    'the same number counted by somebody else, or a look where the system points, taken for independent',
  prior: {
    a: 1.2,
    p: 0.72,
    b: -1.43,
    reason: 'a look at the goal is seen; who chooses where to look is overlooked',
  },
  tags: ['MEASURE 2.13', 'MAP 1.1', 'MEASURE 1.3'],
  source: 'Manheim and Garrabrant, arXiv 1803.04585; situations invented',
  bias: 'six everyday situations without jargon',
  reserved: true,

  generate(random) {
    const {story, goal, outside, inside} = pick(random, stories)
    const {options, answer, why} = lettered(random, {
      options: [
        {
          text: pick(random, outside),
          why: 'It looks at the goal itself, and a trick that raises the number alone does not reach it.',
          right: true,
        },
        ...pickSome(random, {from: inside, count: 3}),
      ],
    })
    const [letter = ''] = answer
    return {
      ask: {
        stem:
          `${story} The goal is that ${goal}. The optimiser may have found ways to improve its number ` +
          'without the goal. Which figure would show that?',
        options,
      },
      key: {answer: letter, why},
    }
  },
})
