import fc from 'fast-check'
import {expect, test} from 'vitest'
import {renderMarkdown} from './index.ts'
import {anyReport} from './testing/any-report.ts'
import {
  buildFinding,
  buildPlot,
  buildReport,
  buildReportOf,
  buildRow,
} from './testing/build-report.ts'
import {anyText} from './testing/hostile-texts.ts'

test('a report reads as Markdown, the answer first', () => {
  const report = buildReport({
    outcome: 'breach',
    first: ['Look at sex first.'],
    sections: [
      {
        heading: 'Rates',
        blocks: [
          buildPlot({rows: [buildRow({status: 'breach'}), buildRow({name: 'men'})], limit: 0.25}),
          {kind: 'findings', findings: [buildFinding({severity: 'not-judged'})]},
        ],
      },
    ],
    provenance: [{name: 'rows', value: '1,000'}],
  })
  expect(renderMarkdown(report)).toBe(`## Fairness audit of credit.csv

**breach**: No difference between groups is outside the limit.

1. Look at sex first.

### Rates

Selection rate by group (95 % Wilson interval), limit 25.00 %

|  | selection rate | interval | n | outcome |
| --- | ---: | ---: | ---: | --- |
| women | 30.00 % | 20.00 to 40.00 % | 200 | **breach** |
| men | 30.00 % | 20.00 to 40.00 % | 200 |  |

- not judged: the difference is outside the limit

- rows: 1,000`)
})

test('of many intervals those that matter come first, and the rest is counted', () => {
  const rows = Array.from({length: 400}, (_, row) =>
    buildRow({name: `group ${row}`, status: row === 399 ? 'breach' : 'none'}),
  )
  const markdown = renderMarkdown(buildReportOf(buildPlot({rows})))
  expect(markdown).toContain('---: | --- |\n| group 399 |')
  expect(markdown).toContain('340 more rows stand in the JSON.')
})

test('code is fenced by more ticks than it holds', () => {
  const markdown = renderMarkdown(buildReportOf({kind: 'code', text: 'a\n````\nb'}))
  expect(markdown).toContain('`````\na\n````\nb\n`````')
})

test('a text at the start of a line begins no list, heading or rule', () => {
  const texts = ['- a', '1. a', '12) a', '+ a', '---', '===', '# a', '    code', '> a']
  const paragraphs = texts.map((text) => ({kind: 'paragraph' as const, text}))
  const markdown = renderMarkdown(buildReportOf(...paragraphs))
  expect(markdown.split('\n\n').slice(3)).toEqual([
    String.raw`\- a`,
    String.raw`1\. a`,
    String.raw`12\) a`,
    String.raw`\+ a`,
    String.raw`\---`,
    String.raw`\===`,
    String.raw`\# a`,
    'code',
    String.raw`\> a`,
  ])
})

test('numbers and minus signs are left as they are', () => {
  const markdown = renderMarkdown(buildReportOf({kind: 'paragraph', text: '-0.5 to 10.3 of 4'}))
  expect(markdown).toContain('\n\n-0.5 to 10.3 of 4')
})

test('no cell breaks its row, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(anyText, {minLength: 3, maxLength: 3}), (cells) => {
      const columns = cells.map((name) => ({name, align: 'left' as const}))
      const markdown = renderMarkdown(
        buildReportOf({kind: 'table', caption: 'Cells', columns, rows: [{cells}]}),
      )
      const lines = markdown.slice(markdown.indexOf('Cells')).split('\n').slice(2)
      expect(lines).toHaveLength(3)
      // the separators of a row are its bars that no backslash escapes
      for (const line of lines) expect(bare(line).match(/\|/g)).toHaveLength(4)
    }),
  )
})

test('nothing from data becomes a link, a tag, emphasis, a mention or a reference', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = renderMarkdown(buildReportOf({kind: 'paragraph', text}))
      const paragraph = bare(markdown.split('\n\n')[2]?.replace(/^### Reading\n*/, '') ?? '')
      expect(paragraph).not.toMatch(/[`*_{}[\]<>|#~&$]|:\/\/|\bwww\.|@\w/)
    }),
  )
})

test('every report can be written', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(renderMarkdown(report)).not.toMatch(/undefined|NaN|[\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

/** Markdown without what a backslash escapes. */
function bare(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]/g, '')
}
