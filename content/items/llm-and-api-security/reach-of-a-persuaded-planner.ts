import {drawUntil, itemFamily, lettered, pick, type DrawnOption} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/reach-of-a-persuaded-planner',
  version: 1,
  type: 'choose-many',
  level: 3,
  minutes: 2.5,
  targets:
    'reading thought harmless; only sending counted as a way out; a kept copy taken for a bar',
  prior: {
    a: 1.2,
    p: 0.48,
    b: 1.07,
    reason: 'a fetched address carries text out, and two limits combine',
  },
  tags: ['LLM01:2025', 'LLM06:2025', 'AML.T0086', 'AML.M0028', 'MEASURE 2.7'],
  source: 'OWASP LLM06:2025 (functionality, permissions, autonomy); computed from the drawn limits',
  bias: 'office tools known to all roles; every limit is in the table',

  generate(random) {
    const {limits, effects} = drawUntil(
      () => drawLimits(random),
      (drawn) => {
        const count = drawn.effects.filter(({right}) => right).length
        return count >= 2 && count <= 4
      },
    )
    const {options, answer, why} = lettered(random, {options: effects})
    return {
      ask: {
        stem:
          'A planning assistant acts for one signed-in person, who is away. A stranger’s invitation ' +
          'persuades the model fully. Its tools work within the limits below, which are enforced ' +
          'outside the model; a draft waits until the person has read it. No other tool exists, and ' +
          'nobody else acts on anything meanwhile. Which effects can come about before the person returns?',
        table: [
          ['tool', 'limit'],
          ['read files', limits.files],
          ['mail', limits.mail],
          ['open a web page', limits.web],
          ['calendar', limits.calendar],
        ],
        options,
      },
      key: {answer, why},
    }
  },
})

const files = ['the person’s own files', 'the files of the person and of all colleagues']
const mail = ['saves drafts', 'sends to colleagues', 'sends to any address']
const web = ['any address on the internet', 'addresses on the company’s own servers']
const calendars = [
  'shows the person’s entries',
  'changes the person’s entries; old versions are kept',
  'changes the person’s entries; nothing is kept',
  'changes everybody’s entries; old versions are kept',
]

function drawLimits(random: Random) {
  const limits = {
    files: pick(random, files),
    mail: pick(random, mail),
    web: pick(random, web),
    calendar: pick(random, calendars),
  }
  const everyFile = limits.files === files[1]
  const mailOut = limits.mail === mail[2]
  const webOut = limits.web === web[0]
  const changes = limits.calendar !== calendars[0]
  const wayOut = [
    ...(mailOut ? ['Mail goes to any address.'] : []),
    ...(webOut ? ['A page’s address can carry text to the server that is asked for it.'] : []),
  ].join(' ')
  const closed = 'Neither mail nor web requests reach a stranger.'
  return {
    limits,
    effects: [
      {
        text: 'The stranger receives the text of a file of this person',
        right: wayOut !== '',
        why: wayOut || closed,
      },
      {
        text: 'The stranger receives the text of a colleague’s file',
        right: everyFile && wayOut !== '',
        why: everyFile
          ? `The tool reads colleagues’ files. ${wayOut || closed}`
          : 'The tool does not read colleagues’ files.',
      },
      {
        text: 'A colleague receives a mail that this person has not read',
        right: limits.mail !== mail[0],
        why:
          limits.mail === mail[0]
            ? 'A draft is not sent before the person has read it.'
            : 'Mail goes to colleagues without the person.',
      },
      {
        text: 'An appointment of this person stands at another hour',
        right: changes,
        why: changes
          ? 'Entries can be changed. A kept version mends this later and does not prevent it.'
          : 'The tool only shows entries.',
      },
      {
        text: 'What an appointment of this person said is lost for good',
        right: limits.calendar === calendars[2],
        why:
          limits.calendar === calendars[2]
            ? 'Entries can be changed and no old version is kept.'
            : changes
              ? 'Old versions are kept and can be put back.'
              : 'The tool only shows entries.',
      },
      {
        text: 'An appointment that only concerns colleagues is changed',
        right: limits.calendar === calendars[3],
        why:
          limits.calendar === calendars[3]
            ? 'The tool changes everybody’s entries.'
            : 'The tool does not change colleagues’ entries.',
      },
    ].map(({right, ...effect}): DrawnOption => (right ? {...effect, right} : effect)),
  }
}
