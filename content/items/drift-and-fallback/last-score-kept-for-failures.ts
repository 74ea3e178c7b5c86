import {codeWithFaults, drawUntil, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'drift-and-fallback/last-score-kept-for-failures',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 2.5,
  targets:
    'a stored answer thought good whatever its age, owner or release, and passed off as fresh',
  prior: {
    a: 1.0,
    p: 0.45,
    b: 0.2,
    reason: 'six rules in one sentence each; no line looks wrong alone',
  },
  tags: ['MEASURE 2.6', 'MANAGE 2.4', 'MEASURE 2.8'],
  source:
    'RFC 5861, section 4 (stale-if-error), as the pattern; executed, Node 24, sound version and each fault alone',
  bias: 'plain TypeScript without framework; the store is explained',
  reserved: true,

  generate(random) {
    const who = pick(random, ['customer', 'patient', 'seller', 'tenant'])
    const hours = pick(random, [6, 12, 24, 48])
    const lines = fallback({who, hours, shared: pick(random, [true, false])})
    // without a limit of age, renewing the age would do nothing
    const {code, answer, why} = drawUntil(
      () => codeWithFaults(random, {lines, faults: 3}),
      (drawn) => !(drawn.answer.includes(9) && drawn.answer.includes(10)),
    )
    return {
      ask: {
        stem:
          `When the model fails, the last score that it gave this ${who} under this release may be used, ` +
          `up to ${hours} hours old; otherwise a person decides. Every answer names its source. ` +
          '`store` is a Map kept between requests and releases; `model` rejects whenever it has no ' +
          'valid score; `now()` and `hour` are in milliseconds. Mark the lines that break this.',
        language: 'typescript',
        file: 'last-score.ts',
        code,
      },
      key: {answer, why},
    }
  },
})

function fallback({who, hours, shared}: {who: string; hours: number; shared: boolean}) {
  const type = who.charAt(0).toUpperCase() + who.slice(1)
  return [
    `async function decide(${who}: ${type}, release: string): Promise<Answer> {`,
    {
      sound: `  const key = \`\${release}/\${${who}.id}\``,
      why: `Sound. One place for each ${who} under each release.`,
      fault: shared
        ? {
            line: `  const key = \`last/\${release}\``,
            why: `All share one place; a ${who} receives the score of another.`,
          }
        : {
            line: `  const key = \`last/\${${who}.id}\``,
            why: 'A score of an earlier release is found under the same key.',
          },
    },
    '  try {',
    {
      sound: `    const score = await model(${who})`,
      why: 'Sound. A failure rejects here and is caught below.',
    },
    {
      sound: '    store.set(key, {score, at: now()})',
      why: 'Sound. Each score of the model replaces the one before.',
      fault: {
        line: '    if (!store.has(key)) store.set(key, {score, at: now()})',
        why: 'Keeps the first score for ever; required is the last.',
      },
    },
    "    return {score, source: 'model'}",
    '  } catch {',
    {
      sound: '    const last = store.get(key)',
      why: 'Sound. Nothing is invented where nothing is stored.',
      fault: {
        line: '    const last = store.get(key) ?? {score: 0.5, at: now()}',
        why: 'Invents a score for whoever has none; a person should decide.',
      },
    },
    {
      sound: '    failures.count += 1',
      why: 'Sound. It counts and decides nothing.',
      fault: {
        line: '    if (last) store.set(key, {...last, at: now()})',
        why: 'Each failure makes the stored score young again, so that it never grows too old.',
      },
    },
    {
      sound: `    if (!last || now() - last.at > ${hours} * hour) return askPerson(${who})`,
      why: 'Sound. Without a score, or with one too old, a person decides.',
      fault: {
        line: `    if (!last) return askPerson(${who})`,
        why: 'Uses a stored score of any age.',
      },
    },
    {
      sound: "    return {score: last.score, source: 'stored'}",
      why: 'Sound. The answer says that it was stored.',
      fault: {
        line: "    return {score: last.score, source: 'model'}",
        why: 'Passes a stored score off as one of now.',
      },
    },
    '  }',
    '}',
  ]
}
