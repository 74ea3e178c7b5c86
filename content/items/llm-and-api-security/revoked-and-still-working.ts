import {between, drawUntil, itemFamily, pick, stepped} from '../../src/families/index.ts'

type Random = Parameters<typeof pick>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/revoked-and-still-working',
  version: 1,
  type: 'order',
  level: 2,
  minutes: 2.5,
  targets:
    'revoking thought to work at once everywhere; a time that runs from the last use thought to run out',
  prior: {
    a: 1.2,
    p: 0.45,
    b: 0.17,
    reason: 'one subtraction each, but from different starting points',
  },
  tags: ['LLM06:2025', 'ASI03', 'AML.T0055', 'AML.T0091.000', 'MEASURE 2.7'],
  source:
    'computed; RFC 7009 (token revocation), section 3: self-contained tokens may outlive revocation',
  bias: 'how each credential is checked is in the table; minutes only',
  reserved: true,

  generate(random) {
    const {drawn, ends} = drawUntil(
      () => drawEnds(random),
      ({ends}) => {
        const sorted = ends.map(({minute}) => minute).toSorted((a, b) => a - b)
        return sorted.every(
          (minute, index) => index === 0 || minute - (sorted[index - 1] ?? 0) >= 4,
        )
      },
    )
    const {steps, answer, why} = stepped(
      random,
      ends.toSorted((a, b) => a.minute - b.minute).map(({name, why}) => ({text: name, why})),
    )
    return {
      ask: {
        stem:
          'A thief copied all credentials of an agent and uses each of them every minute. At minute ' +
          '0 the issuer revokes them all and grants nothing more; nothing else is done. Order the ' +
          'credentials by the minute from which the thief can do nothing more with them, the earliest first.',
        table: [
          ['credential', 'how it is checked'],
          [
            'signed token',
            `by signature and end of validity alone; issued at minute −${drawn.issued} for ${drawn.lifetime} minutes`,
          ],
          [
            'gateway key',
            `against a list of revoked keys that is fetched every ${drawn.every} minutes, last at minute −${drawn.fetched}`,
          ],
          [
            'session cookie',
            `by the service alone, which never asks the issuer; ends after 15 minutes without use, and ` +
              `at the latest ${drawn.longest} minutes after sign-in, at minute −${drawn.signedIn}`,
          ],
          [
            'refresh token',
            `by the issuer at each use; each use gives a signed token for ${drawn.access} minutes, last at minute −1`,
          ],
          [
            'database password',
            `only when a connection is opened, last at minute −${drawn.opened}; each connection is cut ${drawn.age} minutes after it was opened`,
          ],
        ],
        steps,
      },
      key: {answer, why},
    }
  },
})

function drawEnds(random: Random) {
  const drawn = {
    lifetime: pick(random, [60, 90, 120]),
    issued: between(random, {from: 10, to: 50, step: 5}),
    every: pick(random, [20, 30, 45, 60]),
    fetched: between(random, {from: 2, to: 18}),
    longest: pick(random, [60, 120, 180, 240]),
    signedIn: between(random, {from: 20, to: 55, step: 5}),
    access: pick(random, [10, 15, 30, 60]),
    age: pick(random, [30, 60, 90]),
    opened: between(random, {from: 3, to: 25}),
  }
  const {lifetime, issued, every, fetched, longest, signedIn, access, age, opened} = drawn
  return {
    drawn,
    ends: [
      {
        name: 'signed token',
        minute: lifetime - issued,
        why: `Minute ${lifetime - issued}. Nobody asks the issuer, so it lives to its end.`,
      },
      {
        name: 'gateway key',
        minute: every - fetched,
        why: `Minute ${every - fetched}, when the list is fetched again.`,
      },
      {
        name: 'session cookie',
        minute: longest - signedIn,
        why: `Minute ${longest - signedIn}. Its use each minute keeps the 15 minutes from running out.`,
      },
      {
        name: 'refresh token',
        minute: access - 1,
        why: `Minute ${access - 1}. It is refused at once; what it gave at minute −1 lives on.`,
      },
      {
        name: 'database password',
        minute: age - opened,
        why: `Minute ${age - opened}. No new connection opens; the last one lives until it is cut.`,
      },
    ],
  }
}
