import {between, itemFamily, matched, pickSome} from '../../src/families/index.ts'

type Random = Parameters<typeof pickSome>[0]

export const family = itemFamily({
  id: 'llm-and-api-security/one-code-many-disguises',
  version: 1,
  type: 'match',
  level: 1,
  minutes: 1.5,
  targets: 'a search for the plain text of a secret thought to find the secret',
  prior: {
    a: 1.0,
    p: 0.74,
    b: -2.05,
    reason: 'each disguise can be recognised; encodings are less known to some',
  },
  tags: ['LLM02:2025', 'LLM07:2025', 'AML.T0068', 'AML.T0057', 'AML.M0033'],
  source:
    'RFC 4648 (base64, hexadecimal), RFC 3986 (percent-encoding); each disguise is made by the program that draws it',
  bias: 'the code is made up of Latin letters and figures; encodings are named beside what they do',
  reserved: true,

  generate(random) {
    const code = drawCode(random)
    const chosen = pickSome(random, {from: disguises, count: 4})
    const {left, right, answer, why} = matched(random, {
      pairs: chosen.map(({term, shown, why}) => ({left: shown(code), term, why})),
      spare: pickSome(random, {
        from: disguises.filter((disguise) => !chosen.includes(disguise)),
        count: 2,
      }).map(({term}) => ({term, why: 'None of the four is plain after this step.'})),
    })
    return {
      ask: {
        stem:
          `A filter holds back each message in which the secret code \`${code}\` stands letter for letter. ` +
          'Told to pass the code on in another form, the model did so in four chats, and no message was ' +
          'held back. For each, choose the step after which the same search would have found the code; two ' +
          'remain.',
        left,
        right,
      },
      key: {answer, why},
    }
  },
})

const disguises: readonly {
  readonly term: string
  readonly why: string
  readonly shown: (code: string) => string
}[] = [
  {
    term: 'base64 turned back into text',
    why: 'Four signs stand for three letters; an equals sign may fill the end.',
    shown: (code) => `\`${btoa(code)}\``,
  },
  {
    term: 'hexadecimal numbers turned back into text',
    why: 'Each pair of figures is the number of one sign.',
    shown: (code) => `\`${signsOf(code).map(hex).join(' ')}\``,
  },
  {
    term: 'letters moved back by one place of the alphabet',
    why: 'Each letter is the next one of the alphabet; figures are left as they are.',
    shown: (code) => `\`${signsOf(code).map(next).join('')}\``,
  },
  {
    term: 'messages of one chat joined',
    why: 'No single message holds the code; two in a row do.',
    shown: (code) => `\`${code.slice(0, 4)}\`, and in the next message \`${code.slice(4)}\``,
  },
  {
    term: 'percent signs of web addresses turned back into text',
    why: 'A percent sign and two figures stand for one sign.',
    shown: (code) => `\`/go?to=%${signsOf(code).map(hex).join('%')}\``,
  },
  {
    term: 'signs between letters taken out',
    why: 'A point after each sign breaks the search; without them the code is plain.',
    shown: (code) => `\`${signsOf(code).join('.')}\``,
  },
  {
    term: 'text read from its end',
    why: 'The same signs in the opposite order.',
    shown: (code) => `\`${signsOf(code).toReversed().join('')}\``,
  },
]

/** Six letters, no two alike and none the last of the alphabet, and two figures. */
function drawCode(random: Random): string {
  const letters = pickSome(random, {from: signsOf('BCDFGHJKLMNPQRSTVW'), count: 6}).join('')
  return `${letters}${between(random, {from: 23, to: 89})}`
}

function signsOf(code: string): string[] {
  return code.split('')
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16)
}

function next(sign: string): string {
  return /[A-Y]/u.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 1) : sign
}
