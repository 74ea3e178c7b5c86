import {DOMParser} from '@xmldom/xmldom'
import ExifReader from 'exifreader'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {utf8} from '../bytes.ts'
import {buildCredential} from '../testing/build-credential.ts'
import {buildChunk, buildPng, buildSvg} from '../testing/build-picture.ts'
import {bakePng} from './png.ts'
import {bakeSvg} from './svg.ts'
import {isPicture, unbake} from './unbake.ts'

const json = JSON.stringify({...buildCredential(), name: 'Ünïcode ✓ ]]> <&"\''}, null, 2)
const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6d2ViOmEifQ.c2ln'
const namespace = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'

/** The code with which a picture is refused, or the credential in it. */
function codeOf(picture: Uint8Array | string): string {
  try {
    return unbake(typeof picture === 'string' ? utf8(picture) : picture)
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    return thrown.code
  }
}

function iTXt(keyword: string, text: string, {flags = '\0\0'} = {}): Uint8Array {
  return buildChunk('iTXt', utf8(`${keyword}\0${flags}\0\0${text}`))
}

describe('a baked png', () => {
  test('gives back what was baked into it, once, however often it is baked', () => {
    for (const text of [json, jwt]) {
      const once = bakePng(buildPng(), text)
      expect(unbake(once)).toBe(text)
      expect(unbake(bakePng(bakePng(once, 'other'), text))).toBe(text)
    }
  })

  test('is read by a kept library: one iTXt chunk of that keyword', () => {
    const tags = ExifReader.load(bakePng(buildPng(), jwt).buffer, {expanded: true})
    expect(tags.pngText?.['openbadgecredential']?.value).toBe(jwt)
  })

  test('keeps every other chunk as it was', () => {
    const title = buildChunk('tEXt', utf8('Title\0Certificate'))
    const plain = buildPng([title])
    const baked = bakePng(plain, json)
    const length = baked.length - plain.length
    const header = 8 + 25
    expect(baked.subarray(0, header)).toEqual(plain.subarray(0, header))
    expect(baked.subarray(header + length)).toEqual(plain.subarray(header))
  })

  test.each<[string, Uint8Array, string]>([
    ['nothing in it', buildPng(), 'no-baked-credential'],
    ['another keyword', buildPng([iTXt('credential', json)]), 'no-baked-credential'],
    ['a keyword of another case', buildPng([iTXt('OpenBadgeCredential', json)]), 'baked-malformed'],
    ['the keyword of version 2', buildPng([iTXt('openbadges', json)]), 'baked-older-version'],
    [
      'two credentials',
      buildPng([iTXt('openbadgecredential', json), iTXt('openbadgecredential', jwt)]),
      'baked-twice',
    ],
    [
      'the same credential twice',
      buildPng([iTXt('openbadgecredential', jwt), iTXt('openbadgecredential', jwt)]),
      'baked-twice',
    ],
    [
      'a compressed one',
      buildPng([iTXt('openbadgecredential', json, {flags: '\x01\0'})]),
      'baked-compressed',
    ],
    [
      'one in another kind of chunk',
      buildPng([buildChunk('tEXt', utf8(`openbadgecredential\0${jwt}`))]),
      'baked-elsewhere',
    ],
    ['an empty one', buildPng([iTXt('openbadgecredential', ' ')]), 'baked-malformed'],
    [
      'one that ends too early',
      buildPng([buildChunk('iTXt', utf8('openbadgecredential\0\0\0en'))]),
      'baked-malformed',
    ],
    [
      'one that is no utf-8',
      buildPng([buildChunk('iTXt', Uint8Array.of(...utf8('openbadgecredential\0\0\0\0\0'), 0xff))]),
      'baked-malformed',
    ],
    [
      'a wrong checksum',
      buildPng([
        buildChunk('iTXt', utf8(`openbadgecredential\0\0\0\0\0${jwt}`), {
          checksum: (right) => right ^ 1,
        }),
      ]),
      'picture-damaged',
    ],
    [
      'a wrong checksum elsewhere',
      buildPng([
        buildChunk('tEXt', utf8('a\0b'), {checksum: () => 0}),
        iTXt('openbadgecredential', jwt),
      ]),
      'picture-damaged',
    ],
    ['its end cut off', bakePng(buildPng(), json).subarray(0, -12), 'picture-damaged'],
    ['its middle cut off', bakePng(buildPng(), json).subarray(0, 100), 'picture-damaged'],
    ['nothing but its signature', buildPng().subarray(0, 8), 'picture-damaged'],
    [
      'a credential after its end',
      Uint8Array.of(...buildPng(), ...iTXt('openbadgecredential', jwt)),
      'no-baked-credential',
    ],
  ])('with %s is refused', (_, picture, code) => {
    expect(codeOf(picture)).toBe(code)
  })
})

describe('a baked svg', () => {
  test('gives back what was baked into it, once, however often it is baked', () => {
    for (const picture of [buildSvg(), '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
      for (const text of [json, jwt]) {
        const once = bakeSvg(picture, text)
        expect(codeOf(once)).toBe(text)
        const again = bakeSvg(bakeSvg(once, jwt), text)
        expect(codeOf(again)).toBe(text)
        expect(again).toBe(once)
      }
    }
  })

  test('is read by a kept library: directly after the tag, as the standard has it', () => {
    const parse = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml')
    const read = (text: string) => {
      const [first] = parse(bakeSvg(buildSvg(), text)).documentElement?.childNodes ?? []
      return first as unknown as {
        namespaceURI: string
        localName: string
        textContent: string
        getAttribute(name: string): string | null
      } // the library's element, of which the test reads these
    }
    expect(read(json)).toMatchObject({
      namespaceURI: 'https://purl.imsglobal.org/ob/v3p0',
      localName: 'credential',
      textContent: json,
    })
    expect(read(jwt).getAttribute('verify')).toBe(jwt)
  })

  test('may have any prefix, entities of xml, comments and an old document type', () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    const element =
      '<!-- <openbadges:credential/> --><o:credential>{&quot;a&quot;:1&#x7d;</o:credential>'
    const picture = buildSvg(element, {attributes: ' xmlns:o="https://purl.imsglobal.org/ob/v3p0"'})
    expect(codeOf(picture.replace('<svg', `${doctype}<svg`))).toBe('{"a":1}')
  })

  test.each<[string, string, string]>([
    ['nothing in it', buildSvg(), 'no-baked-credential'],
    [
      'an assertion in place of a credential',
      `<svg xmlns="http://www.w3.org/2000/svg" ${namespace}><openbadges:assertion verify="${jwt}"/></svg>`,
      'baked-malformed',
    ],
    [
      'the namespace of something else',
      `<svg xmlns:ob="https://purl.imsglobal.org/spec/ob/v3p0"><ob:credential verify="${jwt}"/></svg>`,
      'baked-malformed',
    ],
    [
      'a credential in a comment',
      buildSvg(`<!-- <openbadges:credential verify="${jwt}"/> -->`),
      'no-baked-credential',
    ],
    [
      'one of another namespace',
      buildSvg(`<o:credential xmlns:o="https://evil.example" verify="${jwt}"/>`),
      'baked-malformed',
    ],
    [
      'one without a namespace',
      buildSvg(`<openbadges:credential verify="${jwt}"/>`),
      'baked-malformed',
    ],
    [
      'one of version 2',
      buildSvg(`<o:assertion xmlns:o="http://openbadges.org" verify="${jwt}"/>`),
      'baked-older-version',
    ],
    [
      'two',
      buildSvg(
        `<openbadges:credential verify="${jwt}"/><g><openbadges:credential verify="${jwt}"/></g>`,
        {attributes: ` ${namespace}`},
      ),
      'baked-twice',
    ],
    [
      'one as attribute and one within',
      buildSvg(`<openbadges:credential verify="${jwt}">{}</openbadges:credential>`, {
        attributes: ` ${namespace}`,
      }),
      'baked-twice',
    ],
    [
      'an empty one',
      buildSvg('<openbadges:credential> </openbadges:credential>', {attributes: ` ${namespace}`}),
      'baked-malformed',
    ],
    [
      'a tag within it',
      buildSvg('<openbadges:credential>{<b/>}</openbadges:credential>', {
        attributes: ` ${namespace}`,
      }),
      'baked-malformed',
    ],
    [
      'entities of its own',
      `<!DOCTYPE svg [<!ENTITY e "{}">]>${buildSvg('', {attributes: ` ${namespace}`})}`,
      'baked-malformed',
    ],
    [
      'an entity that nobody declared',
      buildSvg('<openbadges:credential>&e;</openbadges:credential>', {attributes: ` ${namespace}`}),
      'baked-malformed',
    ],
    [
      'an attribute twice',
      buildSvg(`<openbadges:credential verify="a.b.c" verify="${jwt}"/>`, {
        attributes: ` ${namespace}`,
      }),
      'baked-malformed',
    ],
    ['tags that cross', buildSvg('<a><b></a></b>'), 'baked-malformed'],
    ['its end cut off', bakeSvg(buildSvg(), json).slice(0, -8), 'baked-malformed'],
    [
      'another root',
      `<html xmlns="http://www.w3.org/1999/xhtml">${buildSvg()}</html>`,
      'not-a-picture',
    ],
    [
      'a root of another language',
      `<html xmlns="http://www.w3.org/1999/xhtml"></html>`,
      'not-a-picture',
    ],
  ])('with %s is refused', (_, picture, code) => {
    expect(codeOf(picture)).toBe(code)
  })

  test('that uses the prefix for something else is not baked', () => {
    const taken = buildSvg('', {attributes: ' xmlns:openbadges="https://b.example"'})
    expect(() => bakeSvg(taken, jwt)).toThrow('uses the prefix openbadges')
    expect(() => bakeSvg(buildSvg(), 'a\u0001b')).toThrow('xml can hold')
    expect(() => bakePng(buildPng(), 'a\0b')).toThrow('holds no zero')
  })
})

describe('whatever the bytes', () => {
  const credentialText = fc
    .string({unit: 'grapheme', minLength: 1})
    .filter((text) => text.trim() !== '')

  test('every text comes back from both pictures', () => {
    fc.assert(
      fc.property(fc.json({stringUnit: 'grapheme'}), credentialText, (one, other) => {
        expect(unbake(bakePng(buildPng(), other))).toBe(other)
        expect(codeOf(bakeSvg(buildSvg(), one))).toBe(one)
      }),
    )
  })

  test('nothing is thrown but an AirworthyError', () => {
    const baked = bakePng(buildPng(), jwt)
    const drawn = utf8(bakeSvg(buildSvg(), jwt))
    const spot = fc.record({at: fc.nat(400), byte: fc.nat(255), cut: fc.nat(400)})
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), spot, (bytes, {at, byte, cut}) => {
        codeOf(bytes)
        for (const whole of [baked, drawn]) {
          const spoiled = whole.slice()
          spoiled[at % whole.length] = byte
          codeOf(spoiled)
          codeOf(spoiled.subarray(0, cut))
        }
      }),
      {numRuns: 500},
    )
  })

  test('a megabyte takes no longer than a megabyte must', () => {
    const long = 1_000_000
    const hard: (Uint8Array | string)[] = [
      bakePng(buildPng(), `{"a":"${'x'.repeat(long)}"}`),
      buildPng(Array.from({length: long / 12}, () => buildChunk('teSt', new Uint8Array()))),
      bakeSvg(buildSvg(), `{"a":"${']]>'.repeat(long / 3)}"}`),
      buildSvg('<!--'.repeat(long / 4)),
      buildSvg('<a '.repeat(long / 3)),
      buildSvg('<a>'.repeat(long / 3)),
      buildSvg('&'.repeat(long)),
      buildSvg('', {attributes: ' a=""'.repeat(long / 5)}),
      buildSvg(`<a ${' '.repeat(long)}`),
      buildSvg('<g xmlns:a="b"/>'.repeat(long / 16)),
    ]
    const started = performance.now()
    for (const picture of hard) codeOf(picture)
    // each takes some milliseconds; a square of a megabyte would take minutes
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('a picture is known by its beginning', () => {
    expect(isPicture(buildPng())).toBe(true)
    expect(isPicture(utf8(`\ufeff \n${buildSvg()}`))).toBe(true)
    expect(isPicture(utf8(json))).toBe(false)
    expect(codeOf(utf8(json))).toBe('not-a-picture')
  })
})
