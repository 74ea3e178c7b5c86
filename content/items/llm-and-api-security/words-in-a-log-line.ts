import {itemFamily, lettered, pick, pickSome} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'llm-and-api-security/words-in-a-log-line',
  version: 1,
  type: 'choose-many',
  level: 1,
  minutes: 1.5,
  targets: 'the company’s own log taken for the company’s own words',
  prior: {
    a: 1.2,
    p: 0.66,
    b: -1.55,
    reason: 'the server writes each line, and a part of it repeats what was sent',
  },
  tags: ['LLM01:2025', 'AML.T0051.001', 'AML.T0093', 'MEASURE 2.7'],
  source: 'RFC 9110 (request target, User-Agent, Referer are chosen by the sender); CWE-117',
  bias: 'fields are described, not named; knowledge of one web server’s log is not needed',
  reserved: true,

  generate(random) {
    const count = pick(random, [2, 3])
    const service = pick(random, [
      'a library',
      'a museum',
      'a town hall',
      'a water supplier',
      'a shop',
    ])
    const task = pick(random, ['restart servers', 'block accounts', 'open repair orders'])
    const {options, answer, why} = lettered(random, {
      options: [
        ...pickSome(random, {from: chosen, count}).map((field) => ({...field, right: true})),
        ...pickSome(random, {from: own, count: 5 - count}),
      ],
    })
    return {
      ask: {
        stem:
          `An assistant reads the log of ${service}’s website and may ${task}. The website itself ` +
          'writes each line of the log, one for every request. Which parts of a line can hold a sentence ' +
          'that a stranger has thought up?',
        options,
      },
      key: {answer, why},
    }
  },
})

/** Parts of a line that repeat what was sent. */
const chosen = [
  {text: 'The path that was asked for', why: 'A stranger may ask for a path that is a sentence.'},
  {
    text: 'The name of the browser, as it was sent',
    why: 'The sender’s program states it, and may state anything.',
  },
  {
    text: 'The page that led here, as it was sent',
    why: 'The sender’s program states it; there need be no such page.',
  },
  {
    text: 'The name tried at a sign-in that failed',
    why: 'Whoever fails to sign in chose the name, and it was kept.',
  },
  {text: 'The name of a file that was uploaded', why: 'The sender names the file.'},
  {text: 'The words put into the search field', why: 'The visitor typed them.'},
  {
    text: 'The message of a program that could not read a date',
    why: 'Such messages quote what could not be read.',
  },
  {
    text: 'The title of a page fetched for a preview',
    why: 'The owner of that page words its title.',
  },
]

/** Parts of a line that the website determines itself, and numbers. */
const own = [
  {
    text: 'The code of the answer, such as 404',
    why: 'A stranger can cause a number, but put no words into it.',
  },
  {text: 'How long the answer took, in milliseconds', why: 'Measured by the website.'},
  {text: 'The name of the server that answered', why: 'The operators name their servers.'},
  {text: 'The time of the request by the server’s clock', why: 'The server’s clock gives it.'},
  {text: 'The number of bytes in the answer', why: 'A count holds no words.'},
  {
    text: 'The mark that the server drew for the request at random',
    why: 'Chance chooses it, not the sender.',
  },
  {text: 'The version of the website in operation', why: 'Set when the website is released.'},
  {
    text: 'The number of the account that is signed in',
    why: 'Given by the website when the account was made.',
  },
]
