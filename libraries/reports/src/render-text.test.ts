import fc from 'fast-check'
import {expect, test} from 'vitest'
import {renderText} from './index.ts'
import {anyReport} from './testing/any-report.ts'
import {
  buildFinding,
  buildPlot,
  buildReport,
  buildReportOf,
  buildRow,
} from './testing/build-report.ts'
import {hostileTexts} from './testing/hostile-texts.ts'
import {widthOf} from './text-width.ts'

const plain = {width: 80, color: false}
const left = (name: string) => ({name, align: 'left' as const})
const right = (name: string) => ({name, align: 'right' as const})

test('the outcome and the answer come first, then the reading, then how it was measured', () => {
  const report = buildReport({
    first: ['Look at sex first.'],
    sections: [{heading: 'Findings', blocks: [{kind: 'findings', findings: [buildFinding()]}]}],
    provenance: [{name: 'rows', value: '1,000'}],
  })
  expect(renderText(report, plain)).toBe(`pass: No difference between groups is outside the limit.

1. Look at sex first.

Findings
✗ the difference is outside the limit

measured  Fairness audit of credit.csv
rows      1,000`)
})

test('colour is added only where it may be, and changes nothing else', () => {
  const report = buildReport({
    outcome: 'breach',
    sections: [{heading: 'Rates', blocks: [buildPlot({rows: [buildRow({status: 'breach'})]})]}],
  })
  const colored = renderText(report, {width: 80, color: true})
  expect(colored.startsWith('\u001b[1;31mbreach\u001b[0m: ')).toBe(true)
  const [start, ...rest] = colored.split('\u001b[')
  expect([start, ...rest.map((part) => part.replace(/^[\d;]*m/, ''))].join('')).toBe(
    renderText(report, plain),
  )
})

test.each([60, 80, 120])(
  'no line of a table is longer than %d columns, and no text is lost',
  (width) => {
    const why = 'the file imports a package of the field and a changed line calls a model with it'
    const table = {
      kind: 'table' as const,
      caption: 'Reasons',
      columns: [left('file'), right('line'), left('rule'), left('why')],
      rows: Array.from({length: 20}, (_, row) => ({
        cells: [
          `libraries/assistant/src/prompts/system-prompt-${row}.ts`,
          '12',
          'model-import',
          why,
        ],
      })),
    }
    const lines = renderText(buildReportOf(table), {width, color: false}).split('\n')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
    expect(lines.join('\n')).not.toContain('…')
    const letters = lines.join('').replace(/[^a-z]/g, '')
    expect(letters.match(/modelimport|model/g)?.length).toBeGreaterThanOrEqual(40)
  },
)

test('a last column of text wraps inside its column, beside figures that stay whole', () => {
  const table = {
    kind: 'table' as const,
    caption: '',
    columns: [left('file'), right('line'), left('why')],
    rows: [{cells: ['src/llm.ts', '1,203', 'parameter of a request to a model: temperature']}],
  }
  expect(renderText(buildReportOf(table), {width: 44, color: false})).toContain(
    [
      'file         line  why',
      'src/llm.ts  1,203  parameter of a request to',
      '                   a model: temperature',
    ].join('\n'),
  )
})

test('where no widths fit, each row becomes a list of its cells', () => {
  const table = {
    kind: 'table' as const,
    caption: '',
    columns: [left('group'), ...['a', 'b', 'c', 'd', 'e'].map((name) => right(`rate ${name}`))],
    rows: [{cells: ['women', ...Array.from({length: 5}, (_, at) => `${at}12,345.678`)]}],
  }
  const text = renderText(buildReportOf(table), {width: 60, color: false})
  expect(text).toContain('women\n    rate a: 012,345.678\n    rate b: 112,345.678')
})

test('a table of more than 20 rows gives each cell two lines, and says what it cut', () => {
  const rows = Array.from({length: 21}, () => ({cells: ['a', 'word '.repeat(60)]}))
  const table = {kind: 'table' as const, caption: '', columns: [left('x'), left('why')], rows}
  const text = renderText(buildReportOf(table), plain)
  expect(text).toContain('… marks what was cut; --format html or json has it whole')
  expect(text.split('\n').filter((line) => line.endsWith('…'))).toHaveLength(21)
})

test('rows that are not shown are counted', () => {
  const rows = Array.from({length: 30}, () => ({cells: ['a']}))
  const table = {kind: 'table' as const, caption: '', columns: [left('x')], rows, showFirst: 5}
  expect(renderText(buildReportOf(table), plain)).toContain('… 25 more rows')
})

test('intervals stand on one scale, with overall value, limit, n and what is missing', () => {
  const plot = buildPlot({
    overall: 0.3,
    limit: 0.4,
    rows: [
      buildRow({value: 0.1, low: 0, high: 0.2}),
      buildRow({name: 'men', value: 0.9, low: 0.8, high: 1, status: 'breach'}),
      buildRow({
        name: 'other',
        value: null,
        low: null,
        high: null,
        n: 21,
        status: 'not-judged',
        note: 'n 21, needs 140',
      }),
    ],
  })
  expect(renderText(buildReportOf(plot), plain)).toContain(
    [
      'Selection rate by group (selection rate; 95 % Wilson interval)',
      '           value           interval    n',
      '  women  10.00 %    0.00 to 20.00 %  200  ──●─── ┊ │',
      '✗ men    90.00 %  80.00 to 100.00 %  200         ┊ │        ───●──',
      '○ other        –                      21         ┊ │',
      '    n 21, needs 140',
      '✗ breach  ○ not judged',
      '┊ overall 30.00 %, │ limit 40.00 %, plotted from 0.00 to 100.00 %',
    ].join('\n'),
  )
})

test('of many intervals those that matter come first', () => {
  const rows = Array.from({length: 400}, (_, row) =>
    buildRow({name: `group ${row}`, status: row === 399 ? 'breach' : 'none'}),
  )
  const text = renderText(buildReportOf(buildPlot({rows})), plain)
  expect(text).toMatch(/n\n✗ group 399 /)
  expect(text).toContain('… 360 more rows')
})

test('wide characters keep columns aligned', () => {
  const plot = buildPlot({rows: [buildRow({name: '家族'}), buildRow({name: 'abcd'})]})
  const lines = renderText(buildReportOf(plot), plain).split('\n')
  const columns = lines
    .filter((line) => line.includes('●'))
    .map((line) => widthOf(line.split('●')[0] ?? ''))
  expect(new Set(columns).size).toBe(1)
})

test('a digest is never broken, so that it can be copied', () => {
  const value = `sha256:${'9f2c'.repeat(16)}`
  const report = buildReport({provenance: [{name: 'digest', value}]})
  expect(renderText(report, {width: 60, color: false})).toContain(value)
})

test('nothing from data commands the terminal, whatever stands in a report', () => {
  fc.assert(
    fc.property(anyReport, fc.constantFrom(60, 80, 120), (report, width) => {
      const text = renderText(report, {width, color: false})
      expect(text).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      expect(text.isWellFormed()).toBe(true)
      expect(text).not.toContain('undefined')
    }),
  )
})

test('a dollar sign in a name is no pattern', () => {
  const report = buildReport({answer: `${hostileTexts[0] ?? ''} $& $1`})
  expect(renderText(report, {width: 80, color: true})).toContain('$& $1')
})
