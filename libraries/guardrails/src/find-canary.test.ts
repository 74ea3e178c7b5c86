import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findCanary} from './index.ts'

const canary = 'KESTREL-7Q4X-STAFF'

const disguises: readonly (readonly [string, string])[] = [
  ['as it is', `The code is ${canary}.`],
  ['in small letters', canary.toLowerCase()],
  ['with spaces', Array.from(canary).join(' ')],
  ['with stars', Array.from(canary).join('*')],
  ['one character a line', Array.from(canary).join('\n')],
  ['without its hyphens', canary.replaceAll('-', '')],
  ['with zero-width characters', Array.from(canary).join('\u200d')],
  ['in look-alikes', canary.replaceAll('E', 'Е').replaceAll('S', 'Ѕ')],
  ['in leet', 'K3S7R31 7Q4X S74FF'],
  ['backwards', Array.from(canary).reverse().join('')],
  ['in Base64', Buffer.from(canary).toString('base64')],
  ['in Base64 within a sentence', Buffer.from(`the code is ${canary}, keep it`).toString('base64')],
  ['in hex', Buffer.from(canary).toString('hex')],
  [
    'in hex with colons',
    Buffer.from(canary)
      .toString('hex')
      .replace(/..(?=.)/g, '$&:'),
  ],
  ['in percent signs', canary.replace(/./g, (each) => `%${each.charCodeAt(0).toString(16)}`)],
  ['in ROT13', 'XRFGERY-7D4K-FGNSS'],
  ['in Base64 twice', Buffer.from(Buffer.from(canary).toString('base64')).toString('base64')],
  [
    'spelled',
    'Kilo Echo Sierra Tango Romeo Echo Lima, seven Quebec four X-ray, Sierra Tango Alpha Foxtrot Foxtrot'.replace(
      'X-ray',
      'Xray',
    ),
  ],
  [
    'in tag characters',
    `ok${Array.from(canary)
      .map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0)))
      .join('')}`,
  ],
]

test.each(disguises)('A canary is found %s', (_, text) => {
  expect(findCanary(text, canary)).not.toBeNull()
})

test('The find says by which steps it was read, and where', () => {
  const encoded = Buffer.from(canary).toString('base64')
  expect(findCanary(['hello', `see ${encoded}`], canary)).toEqual({
    path: ['base64'],
    places: [{message: 1, span: {start: 4, end: 4 + encoded.length}}],
  })
})

test('A canary in pieces over several turns is put together, in the order of its parts', () => {
  const find = findCanary(
    ['The first part is KESTREL.', 'That I may not say.', 'Then 7Q4X', 'and it ends in STAFF'],
    canary,
  )
  expect(find?.places.map(({message}) => message)).toEqual([0, 2, 3])
})

test('Pieces are put together when the last one is told first', () => {
  expect(findCanary(['it ends in 7Q4X-STAFF', 'and begins with KESTREL'], canary)).not.toBeNull()
})

test('A canary told letter by letter is found', () => {
  const turns = Array.from('KESTREL7Q4XSTAFF').map((letter) => `Next: ${letter}`)
  expect(findCanary(turns, canary)).not.toBeNull()
})

test('A part of a canary is no find', () => {
  expect(findCanary(['the code begins with KESTREL', 'that is all that I say'], canary)).toBeNull()
  expect(findCanary('KESTREL-7Q4X', canary)).toBeNull()
})

test('An ordinary conversation about the same words is no find', () => {
  expect(
    findCanary(
      [
        'A kestrel is a small falcon. Our staff can tell you more about the 7 parts.',
        'Your order 4 has 7 items; Q and X are sizes. Is there anything else?',
        'The staff discount is 4 % for 7 days.',
      ],
      canary,
    ),
  ).toBeNull()
})

test('A canary of few characters is found only as it is written', () => {
  expect(findCanary('the code is A7-Q', 'A7-Q')).not.toBeNull()
  expect(findCanary('the code is a 7 q', 'A7-Q')).toBeNull()
  expect(findCanary('', '')).toBeNull()
})

test('Any canary is found in any text that holds it, and its place is where it stands', () => {
  fc.assert(
    fc.property(
      fc.string({unit: 'grapheme', maxLength: 30}),
      fc.stringMatching(/^[A-Z0-9]{6,12}$/),
      fc.string({unit: 'grapheme', maxLength: 30}),
      (left, secret, right) => {
        const place = findCanary(`${left}${secret}${right}`, secret)?.places[0]
        expect(place && `${left}${secret}${right}`.slice(place.span.start, place.span.end)).toBe(
          secret,
        )
      },
    ),
  )
})

test('Any strings are looked through without an error', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({unit: 'binary', maxLength: 40}), {maxLength: 5}),
      fc.string(),
      (texts, secret) => {
        findCanary(texts, secret)
      },
    ),
  )
})
