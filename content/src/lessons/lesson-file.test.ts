import {isAirworthyError} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isAct, responseSchemaOf, type Act, type Block} from './blocks.ts'
import {readLesson} from './lesson-file.ts'
import {parseMarkdown} from './markdown.ts'

const context = {
  file: 'small-lesson.md',
  knownTags: new Set(['MEASURE 2.11']),
  knownTerms: new Set(['model-drift']),
}

const matter = `id: small-lesson
version: 1
sources:
  paper: {title: A paper, where: doi:10.1/2 Table 3, kind: published}
tags: [MEASURE 2.11]`

/** The matter has seven lines with its rules, so the body begins on line 8. */
function read(body: string, {front = matter} = {}) {
  return readLesson(`---\n${front}\n---\n${body}`, context)
}

function blockOf(body: string): Block | undefined {
  return read(body).blocks[0]
}

function refusalOf(body: string, options = {}): string {
  try {
    read(body, options)
    return ''
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'lesson-file-refused')) throw thrown
    return thrown.message
  }
}

function fence(name: string, yaml: string): string {
  return `\`\`\`${name}\n${yaml}\n\`\`\`\n`
}

const check = `id: one
ask: Which *one*?
options:
  a: {text: This, why: It is not.}
  b: {text: That, right: true, why: It is.}`

describe('the text of a lesson', () => {
  it('is read as a tree of blocks with terms and sources as links', () => {
    const lesson = read('## A part\n\nSee [drift](lexicon:model-drift) in [it](source:paper).\n')
    expect(lesson).toMatchObject({
      id: 'small-lesson',
      sources: [{key: 'paper', kind: 'published', url: null}],
      blocks: [
        {kind: 'heading', level: 2, id: 'a-part'},
        {
          kind: 'paragraph',
          children: [
            {kind: 'text', text: 'See '},
            {kind: 'term', id: 'model-drift'},
            {kind: 'text', text: ' in '},
            {kind: 'source', key: 'paper'},
            {kind: 'text', text: '.'},
          ],
        },
      ],
    })
  })

  it('keeps a figure and its percent sign on one line', () => {
    expect(blockOf('a share of\n46.5 % of all')).toMatchObject({
      children: [{text: 'a share of 46.5\u00a0% of all'}],
    })
  })

  it('has lists, tables, quotes and code', () => {
    const {blocks} = read(
      '1. one\n2. two\n\n> said\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n```python\nx = 1\n```\n',
    )
    expect(blocks).toMatchObject([
      {kind: 'list', ordered: true, items: [[{kind: 'paragraph'}], [{kind: 'paragraph'}]]},
      {kind: 'quote', blocks: [{kind: 'paragraph'}]},
      {kind: 'table', right: [false, true], rows: [[[{text: '1'}], [{text: '2'}]]]},
      {kind: 'code-block', language: 'python', code: 'x = 1'},
    ])
  })

  it.each([
    ['HTML', 'fine\n\n<b>bold</b>', /line 10: no HTML is read/u],
    ['HTML within a line', 'a <i>b</i>', /line 8: no HTML is read: <i>/u],
    ['an image', '![x](https://example.org/x.png)', /line 8: not read here: image/u],
    ['a rule', 'a\n\n***\n', /line 10: not read here: thematicBreak/u],
    ['a heading of level 1', '# Title', /line 8: heading of level 1, must be 2 or 3/u],
    ['a heading twice', '## Same\n\n## Same', /line 10: heading stands twice: same/u],
    [
      'an unknown component',
      fence('quiz', 'id: a'),
      /line 8: unknown component or language: quiz/u,
    ],
    ['code without a language', '```\nx\n```', /unknown component or language: none/u],
    ['an unknown term', '[x](lexicon:luck)', /line 8: unknown term: luck/u],
    ['an unknown source', '[x](source:blog)', /line 8: unknown source: blog/u],
    ['an address', '[x](https://example.org)', /addresses stand with the sources/u],
    ['another scheme', '[x](javascript:alert)', /link to nowhere that is known/u],
  ])('is refused with %s', (_, body, reason) => {
    expect(refusalOf(body)).toMatch(reason)
  })

  it('is refused with all faults at once, by line', () => {
    const message = refusalOf('<p>\n\n# One\n\n[x](lexicon:luck)\n', {
      front: matter.replace('1', '0'),
    })
    expect(message).toMatch(/line 3.*version|version, line 3/u)
    expect(message).toMatch(/line 8: no HTML.*line 10: heading of level 1.*line 12: unknown term/su)
  })

  it('is refused without front matter, and with an id that is not its file', () => {
    expect(() => readLesson('## Only text', context)).toThrow(
      /line 1: must begin with front matter/u,
    )
    expect(refusalOf('a', {front: matter.replace('small', 'other')})).toMatch(/file's path/u)
  })

  it('is refused with an unknown tag and without sources', () => {
    expect(refusalOf('a', {front: matter.replace('2.11', '9.9')})).toMatch(
      /unknown tag: MEASURE 9\.9/u,
    )
    expect(refusalOf('a', {front: matter.replace(/sources:\n.*\n/u, 'sources: {}\n')})).toMatch(
      /must name a source/u,
    )
  })
})

describe('a component', () => {
  it('is read from the YAML of its fence, its texts as inline Markdown', () => {
    expect(blockOf(fence('check', check))).toEqual({
      kind: 'check',
      id: 'one',
      ask: [
        {kind: 'text', text: 'Which '},
        {kind: 'emphasis', children: [{kind: 'text', text: 'one'}]},
        {kind: 'text', text: '?'},
      ],
      options: [
        {
          key: 'b',
          text: [{kind: 'text', text: 'That'}],
          why: [{kind: 'text', text: 'It is.'}],
          right: true,
        },
        {
          key: 'a',
          text: [{kind: 'text', text: 'This'}],
          why: [{kind: 'text', text: 'It is not.'}],
          right: false,
        },
      ],
    })
  })

  it.each([
    [
      'two right options',
      'check',
      check.replace('why: It is not', 'right: true, why: No'),
      /one right/u,
    ],
    ['an option without feedback', 'check', check.replace(', why: It is not.', ''), /line 12: /u],
    ['an unknown field', 'check', `${check}\nhint: no`, /unrecognized key/iu],
    ['broken YAML', 'check', 'id: [', /line 9/u],
    ['an alias', 'check', 'id: &a one\nask: *a', /lesson file refused/u],
    [
      'two ids alike',
      'check',
      `${check}\n\`\`\`\n\`\`\`check\n${check}`,
      /line 15: stands twice: one/u,
    ],
    [
      'a prediction with feedback for no option',
      'predict',
      'id: a\nask: b\noptions: {a: x, b: y}\nwhy: {a: x, c: z}\nreveal: r',
      /no option: c.*no feedback for option: b|no feedback for option: b.*no option: c/su,
    ],
    [
      'a prediction beyond its bounds',
      'predict',
      "id: a\nask: b\nnumber: {unit: '%', min: 0, max: 1, step: 1, answer: 2}\nreveal: r",
      /answer between/u,
    ],
    [
      'a mark on an empty line',
      'mark',
      'id: a\nask: b\nlanguage: text\ncode: |\n  x\n\n  y\nfaulty: {2: blank}',
      /faulty\.2.*no text on line 2/u,
    ],
    [
      'a card for no bucket',
      'sort',
      'id: a\nask: b\nbuckets: {x: X, y: Y}\ncards:\n  - {text: 1 a, bucket: x, why: w}\n  - {text: 2 a, bucket: z, why: w}\n  - {text: 3 a, bucket: y, why: w}',
      /cards\.1\.bucket, line 14: no bucket: z/u,
    ],
    [
      'a choice that is free',
      'choose',
      'id: a\nask: b\noptions:\n  a: {text: x, gains: y, costs: z, who: w, why: v}\n  b: {text: x, gains: y, who: w, why: v}',
      /options\.b/u,
    ],
    [
      'a figure of no source',
      'figure',
      'caption: c\nbasis: measured\nsource: nowhere\nn: 3 rows\ninterval: none stated\nalt: a\ntable: {header: [a, b], rows: [[1, 2]]}',
      /unknown source: nowhere/u,
    ],
    [
      'a figure that is nothing',
      'figure',
      'caption: c\nbasis: measured\nsource: paper\nn: 3 rows\ninterval: none stated\nalt: a',
      /a table or a plot/u,
    ],
    [
      'an interval beside its value',
      'figure',
      "caption: c\nbasis: measured\nsource: paper\nn: 3\ninterval: wilson\nalt: a\nplot: {kind: intervals, x: {label: x, unit: ''}, y: {label: y, unit: ''}, series: [{name: s, points: [[1, 5, 6, 7]]}]}",
      /interval does not hold/u,
    ],
    [
      'an unknown instrument',
      'explore',
      'id: a\ninstrument: slide-rule\ntask: t\nnotice: n',
      /unknown instrument: slide-rule/u,
    ],
    [
      'parameters that the instrument refuses',
      'explore',
      'id: a\ninstrument: need-exchange\nwith: {start: 20, goal: 97}\ntask: t\nnotice: n',
      /with\.start, line 11/u,
    ],
    [
      'a draft without model text',
      'draft',
      'id: a\nask: b\nprompts: [Purpose]\nmodel: {}\nchecklist: [x, y]',
      /no model text for: Purpose/u,
    ],
    [
      'a command of another tool',
      'command',
      'command: rm -rf\ndoes: x\navailable: true',
      /begins with airworthy/u,
    ],
    [
      'HTML in its text',
      'check',
      check.replace('This', '<b>This</b>'),
      /options\.a\.text.*no HTML is read/u,
    ],
    [
      'an unknown term in its text',
      'check',
      check.replace('This', "'[x](lexicon:luck)'"),
      /check, line 8: unknown term: luck/u,
    ],
  ])('is refused with %s', (_, name, yaml, reason) => {
    expect(refusalOf(fence(name, yaml))).toMatch(reason)
  })
})

describe('a response', () => {
  const acts: readonly [string, string, unknown, readonly unknown[]][] = [
    ['check', check, {choice: 'b'}, [{choice: 'c'}, {choice: 1}, {}, {choice: 'a', more: 1}]],
    [
      'predict',
      "id: a\nask: b\nnumber: {unit: '%', min: 0, max: 9, step: 1, answer: 2}\nreveal: r",
      {value: 3},
      [{value: 10}, {value: '3'}, {choice: 'a'}, {value: Number.NaN}],
    ],
    [
      'mark',
      'id: a\nask: b\nlanguage: text\ncode: |\n  x\n  y\nfaulty: {2: wrong}',
      {lines: [1, 2]},
      [{lines: [3]}, {lines: [1, 1]}, {lines: [0]}, {lines: 'all'}],
    ],
    [
      'sort',
      'id: a\nask: b\nbuckets: {x: X, y: Y}\ncards:\n  - {text: 1 a, bucket: x, why: w}\n  - {text: 2 a, bucket: x, why: w}\n  - {text: 3 a, bucket: y, why: w}',
      {placed: ['x', 'y', 'y']},
      [{placed: ['x', 'y']}, {placed: ['x', 'y', 'z']}],
    ],
    [
      'choose',
      'id: a\nask: b\noptions:\n  a: {text: x, gains: y, costs: z, who: w, why: v}\n  b: {text: x, gains: y, costs: z, who: w, why: v}',
      {choice: 'a'},
      [{choice: 'toString'}],
    ],
    [
      'explore',
      'id: a\ninstrument: need-exchange\nwith: {start: 60, goal: 97}\ntask: t\nnotice: n',
      {reached: {cut: 97, done: true}},
      [{reached: {cut: [97]}}, {reached: {cut: 'x'.repeat(201)}}],
    ],
    [
      'draft',
      'id: a\nask: b\nprompts: [Purpose]\nmodel: {Purpose: m}\nchecklist: [x, y]',
      {texts: ['mine'], met: [1]},
      [
        {texts: [], met: []},
        {texts: ['a'], met: [2]},
        {texts: ['a'.repeat(2001)], met: []},
      ],
    ],
  ]

  it.each(acts)('to %s is read, and another shape refused', (name, yaml, good, bad) => {
    const act = blockOf(fence(name, yaml))
    if (!act || !isAct(act)) throw new Error(`no act: ${name}`)
    const schema = responseSchemaOf(act)
    expect(schema.safeParse(good)).toMatchObject({success: true, data: good})
    expect(bad.filter((response) => schema.safeParse(response).success)).toEqual([])
  })

  it('is known for every kind of act', () => {
    const covered: Record<Act['kind'], true> = {
      check: true,
      predict: true,
      mark: true,
      sort: true,
      choose: true,
      explore: true,
      draft: true,
    }
    expect(acts.map(([name]) => name).sort()).toEqual(Object.keys(covered).sort())
  })
})

describe('the reader', () => {
  const piece = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.constantFrom(
      '---\n',
      '```check\n',
      '```\n',
      '> ',
      '# ',
      '|a|\n|-|\n',
      '[x](',
      '*',
      '\n',
      '  - ',
      'id: ',
      ': ',
      '{',
      '&a ',
      '*a',
      '<b>',
    ),
  )
  const text = fc.array(piece, {maxLength: 40}).map((pieces) => pieces.join(''))

  it('answers any string with a lesson or with a refusal that names lines', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (body, framed) => {
        const source = framed ? `---\n${matter}\n---\n${body}` : body
        try {
          readLesson(source, context)
        } catch (thrown) {
          expect(isAirworthyError(thrown, 'lesson-file-refused') && thrown.message).toMatch(
            /line \d+/u,
          )
        }
      }),
      {numRuns: 500},
    )
  })

  it('answers any YAML of a component likewise', () => {
    const names = fc.constantFrom(
      'predict',
      'check',
      'mark',
      'sort',
      'choose',
      'figure',
      'explore',
      'draft',
      'compare',
      'command',
    )
    fc.assert(
      fc.property(names, fc.oneof(text, fc.json()), (name, yaml) => {
        const refusal = refusalOf(fence(name, yaml))
        if (refusal !== '') expect(refusal).toMatch(/line \d+/u)
      }),
      {numRuns: 500},
    )
  })

  it('refuses what is nested beyond reading and does not fall over', () => {
    expect(refusalOf(`${'> '.repeat(400)}deep`)).toMatch(/nested too deeply/u)
    expect(refusalOf(`${'*a **b '.repeat(60)}${'** *'.repeat(60)}`)).toMatch(/^$|nested/u)
  })
})

describe('the text of an exercise', () => {
  it('has addresses, and no components', () => {
    expect(parseMarkdown('[law](https://example.org/law)')).toMatchObject([
      {kind: 'paragraph', children: [{kind: 'link', url: 'https://example.org/law'}]},
    ])
    expect(() => parseMarkdown(fence('check', check), {file: 'x.yaml'})).toThrow(
      /markdown file refused: x\.yaml: line 1: unknown component or language: check/u,
    )
  })
})
