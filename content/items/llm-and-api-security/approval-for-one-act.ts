import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/approval-for-one-act',
  version: 1,
  type: 'mark-faulty-lines',
  level: 3,
  minutes: 3,
  targets: 'an approval checked against what the model says, in part, or more than once',
  prior: {
    a: 1.0,
    p: 0.42,
    b: 1.32,
    reason: 'each faulty form looks like the check that it replaces; long reading',
  },
  tags: ['LLM06:2025', 'ASI09', 'AML.M0028', 'AML.M0029', 'MEASURE 2.7'],
  source:
    'executed with stand-ins, Node 24: the sound version, and one forbidden act for each fault alone; OWASP LLM06:2025 "Require user approval"',
  bias: 'plain TypeScript without a framework; helpers are described',
  reserved: true,

  generate(random) {
    const act = pick(random, acts)
    const minutes = pick(random, [5, 10, 15])
    const {code, answer, why} = codeWithFaults(random, {
      lines: handler(random, act),
      faults: pick(random, [2, 3]),
    })
    return {
      ask: {
        stem:
          `A model words \`proposed\`. Required: ${act.demand} and only after this person approved the ` +
          `same \`${act.first}\` and \`${act.second}\`. An approval serves one act, within ${minutes} minutes, ` +
          `whatever runs at the same time. The stored approval holds person, ${act.first}, ${act.second} ` +
          'and end as the server set them; `useOnce` marks it as used and tells whether it was new, ' +
          '`isNew` only looks; `read` checks the form. Mark the lines that break this.',
        language: 'typescript',
        file: act.file,
        code,
      },
      key: {answer, why},
    }
  },
})

interface Act {
  readonly name: string
  readonly file: string
  readonly demand: string
  readonly first: string
  readonly second: string
  /** The call that acts, the account written as `{by}`. */
  readonly call: string
  readonly event: string
}

const acts: readonly Act[] = [
  {
    name: 'pay',
    file: 'pay.ts',
    demand: 'money leaves the signed-in person’s account only,',
    first: 'payee',
    second: 'cents',
    call: 'bank.transfer({account: {by}, payee: act.payee, cents: act.cents})',
    event: 'paid',
  },
  {
    name: 'share',
    file: 'share.ts',
    demand: 'folders of the signed-in person alone are shared,',
    first: 'folder',
    second: 'reader',
    call: 'files.share({owner: {by}, folder: act.folder, reader: act.reader})',
    event: 'shared',
  },
  {
    name: 'order',
    file: 'order.ts',
    demand: 'goods are charged to the signed-in person only,',
    first: 'article',
    second: 'pieces',
    call: 'shop.order({buyer: {by}, article: act.article, pieces: act.pieces})',
    event: 'ordered',
  },
]

function handler(random: Random, {name, first, second, call, event}: Act) {
  const [one, two] = [first, second].map((field) => `approval.${field} !== act.${field}`)
  return [
    `export async function ${name}(proposed: unknown, session: Session): Promise<Result> {`,
    {
      sound: `  const act = ${name}Arguments.read(proposed)`,
      why: 'Sound. It checks the form; what counts is compared below.',
    },
    {
      sound: '  const approval = await approvals.find(act.approval)',
      why: 'Sound. The model may name any approval; whether it fits is checked below.',
    },
    "  if (approval === undefined) return refused('no approval')",
    {
      sound: "  if (approval.person !== session.person) return refused('not yours')",
      why: 'Sound. The session says who is present.',
      fault: {
        line: "  if (approval.person !== act.person) return refused('not yours')",
        why: 'The model names the person, so another person’s approval fits.',
      },
    },
    {
      sound: `  if (${one} || ${two}) return refused('not this')`,
      why: 'Sound. Both halves of the act are compared with what was approved.',
      fault: pick(random, [
        {
          line: `  if (${one} && ${two}) return refused('not this')`,
          why: 'Refuses only if both differ; one half of the act may be exchanged.',
        },
        {
          line: `  if (${one}) return refused('not this')`,
          why: `Any ${second} passes with the approved ${first}.`,
        },
        {
          line: "  if (approval.id !== act.approval) return refused('not this')",
          why: 'Compares the mark by which the approval was found; that is always equal.',
        },
      ]),
    },
    {
      sound: "  if (clock.now() > approval.end) return refused('too late')",
      why: 'Sound. The server’s clock and the stored end decide.',
      fault: pick(random, [
        {
          line: "  if (act.now > approval.end) return refused('too late')",
          why: 'The model tells the time.',
        },
        {
          line: "  if (clock.now() > act.end) return refused('too late')",
          why: 'The model tells when the approval ends.',
        },
      ]),
    },
    {
      sound: '  const unused = await approvals.useOnce(approval.id)',
      why: 'Sound. Of two calls at the same time only one finds it new.',
      fault: {
        line: '  const unused = await approvals.isNew(approval.id)',
        why: 'Nothing marks it as used, so it serves again and again.',
      },
    },
    "  if (!unused) return refused('used before')",
    {
      sound: `  await ${call.replace('{by}', 'session.account')}`,
      why: 'Sound. Account from the session, the rest compared in line 6.',
      fault: {
        line: `  await ${call.replace('{by}', 'act.account')}`,
        why: 'The model names the account that the act is done for.',
      },
    },
    {
      sound: `  log.info({event: '${event}', approval: approval.id})`,
      why: 'Sound. The approval leads to the person and the act.',
    },
    "  return {text: 'Done'}",
    '}',
  ]
}
