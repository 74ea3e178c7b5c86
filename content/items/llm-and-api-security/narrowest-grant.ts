import {drawUntil, itemFamily, matched, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pickSome>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/narrowest-grant',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 1.5,
  targets: 'the grant chosen by the subject of a task instead of by what the task does',
  prior: {
    a: 1.0,
    p: 0.75,
    b: -2.1,
    reason: 'one verb of each task decides; wider grants do the task too',
  },
  tags: ['LLM06:2025', 'AML.M0026', 'AML.M0028', 'MEASURE 2.7'],
  source:
    'OWASP LLM06:2025, "Minimize extension permissions" and "Minimize extension functionality"',
  bias: 'everyday office and shop tasks; no product’s names of permissions',
  reserved: true,

  generate(random) {
    const {tasks, spare} = drawUntil(
      () => drawTasks(random),
      (drawn) => new Set([...drawn.tasks.map(({grant}) => grant), ...drawn.spare]).size === 6,
    )
    const {left, right, answer, why} = matched(random, {
      pairs: tasks.map(({task, grant, why}) => ({left: task, term: grant, why})),
      spare: spare.map((term) => ({
        term,
        why: 'Lets none of these helpers do its whole task, or lets it do more than another grant here.',
      })),
    })
    return {
      ask: {
        stem:
          'Four helpers built on a model each get one grant, enforced outside the model. A helper ' +
          'must be able to do its whole task by itself, and nothing that the task does not need. ' +
          'Match each helper with its grant; two grants remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

interface Task {
  task: string
  grant: string
  why: string
}

/** Pairs of tasks about one subject, in which what is done differs. */
const subjects: readonly (readonly [Task, Task])[] = [
  [
    {
      task: 'Answers questions about the staff handbook, which has a folder of its own',
      grant: 'read one folder',
      why: 'All that it needs lies in one folder.',
    },
    {
      task: 'Says in which of the company’s folders a contract is kept',
      grant: 'read every folder',
      why: 'The contract may be in any folder, so it must see them all.',
    },
  ],
  [
    {
      task: 'Words replies to customers, which a clerk reads and sends',
      grant: 'save mail as drafts',
      why: 'Sending is the clerk’s part.',
    },
    {
      task: 'Mails the rota to the staff at six each morning, with nobody present',
      grant: 'send mail to colleagues',
      why: 'It must send by itself, but to nobody outside.',
    },
  ],
  [
    {
      task: 'Writes on each ticket which team seems the right one',
      grant: 'comment on tickets',
      why: 'It adds a remark and changes nothing else.',
    },
    {
      task: 'Ends each ticket on which the customer has written that all is well',
      grant: 'close tickets',
      why: 'It must change the state of tickets by itself.',
    },
  ],
  [
    {
      task: 'Warns its owner of meetings that overlap',
      grant: 'see the owner’s calendar',
      why: 'A warning needs sight, no change.',
    },
    {
      task: 'Moves the later of two overlapping meetings of its owner',
      grant: 'change the owner’s calendar',
      why: 'It must change entries, of its owner alone.',
    },
  ],
  [
    {
      task: 'Tells the signed-in customer when a refund will arrive',
      grant: 'see this customer’s refunds',
      why: 'It tells and pays nothing.',
    },
    {
      task: 'Pays the signed-in customer back for a parcel that was lost',
      grant: 'refund this customer’s orders',
      why: 'It must pay, for this customer alone.',
    },
  ],
]

/** Four tasks; the grants of the other tasks about two of their subjects remain. */
function drawTasks(random: Random): {tasks: Task[]; spare: string[]} {
  const drawn = pickSome(random, {from: subjects, count: 4}).map((pair) => random.shuffle(pair))
  return {
    tasks: drawn.flatMap(([task]) => task ?? []),
    spare: drawn.flatMap(([, other]) => other?.grant ?? []).slice(0, 2),
  }
}
