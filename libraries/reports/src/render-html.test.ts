import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {parseHTML} from 'linkedom'
import {expect, test} from 'vitest'
import {renderHtml, renderMarkdown, renderText, type ReportDocument} from './index.ts'
import {anyReport} from './testing/any-report.ts'
import {
  buildFinding,
  buildPlot,
  buildReport,
  buildReportOf,
  buildRow,
} from './testing/build-report.ts'
import {hostileTexts} from './testing/hostile-texts.ts'

async function parsed(report: ReportDocument) {
  return parseHTML(await renderHtml(report)).document
}

/** All texts that a selector finds, without blanks around them. */
function textsOf(document: Awaited<ReturnType<typeof parsed>>, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((found) => found.textContent.trim())
}

test('the heading is the answer, with the shape and the word of the outcome', async () => {
  const document = await parsed(buildReport({outcome: 'not-judged', first: ['Look at sex first.']}))
  expect(textsOf(document, 'h1')).toEqual([
    'Not judged. No difference between groups is outside the limit.',
  ])
  expect(document.querySelectorAll('h1 svg.shape')).toHaveLength(1)
  expect(textsOf(document, 'title')).toEqual(['Not judged: Fairness audit of credit.csv'])
  expect(textsOf(document, '.first li')).toEqual(['Look at sex first.'])
})

test('what was measured and not judged says so in every form, without the seal of a pass', async () => {
  const report = buildReport({judged: false})
  const document = await parsed(report)
  expect(textsOf(document, 'h1')[0]).toMatch(/^Measured\. /)
  expect(document.querySelectorAll('h1 svg')).toHaveLength(0)
  expect(renderText(report, {width: 80, color: false})).toMatch(/^measured: /)
  expect(renderMarkdown(report)).toContain('\n\nmeasured: ')
})

test('a report of many sections lists them first, each a link to its own', async () => {
  const sections = Array.from({length: 6}, (_, at) => ({heading: `part ${at}`, blocks: []}))
  const document = await parsed(buildReport({sections}))
  const links = [...document.querySelectorAll('nav a')]
  expect(links.map((link) => link.textContent)).toEqual(sections.map(({heading}) => heading))
  for (const link of links) {
    const section = document.querySelector(link.getAttribute('href') ?? '')
    expect(section?.querySelector('h2')?.textContent).toBe(link.textContent)
  }
})

test('the policy allows the one style sheet by its digest and nothing else', async () => {
  const html = await renderHtml(buildReport())
  const sheet = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
  const digest = createHash('sha256').update(sheet).digest('base64')
  expect(html).toContain(
    `content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri`,
  )
  expect(html).not.toMatch(/ style=/)
})

test('each interval is a row with its figures; what is not judged is hollow and says what is missing', async () => {
  const rows = [
    buildRow({status: 'breach', n: 1514}),
    buildRow({
      name: '',
      value: null,
      low: null,
      high: null,
      status: 'not-judged',
      note: 'needs 140',
    }),
  ]
  const document = await parsed(buildReportOf(buildPlot({rows, overall: 0.3, limit: 0.1})))
  expect(textsOf(document, 'thead th')).toEqual(
    expect.arrayContaining(['Group', 'Value', 'Interval', 'n', 'Outcome']),
  )
  expect(textsOf(document, 'tbody tr:first-child > *')).toEqual([
    'women',
    '',
    '30.00 %',
    '20.00 to 40.00 %',
    '1,514',
    'Breach',
  ])
  expect(textsOf(document, 'tbody tr:last-child > *')).toEqual([
    '(empty)needs 140',
    '',
    '–',
    '',
    '200',
    'Not judged',
  ])
  expect(textsOf(document, '.quantity')).toEqual(['selection rate, %'])
  expect(textsOf(document, '.legend li')).toEqual([
    '95 % Wilson interval',
    'overall 30.00 %',
    'limit 10.00 %',
  ])
})

test('an interval is drawn in percent of its scale, with caps, and an end beyond all numbers has none', async () => {
  const rows = [
    buildRow({value: 0.5, low: 0, high: 1}),
    buildRow({value: 0.25, low: 0, high: Infinity}),
  ]
  const document = await parsed(buildReportOf(buildPlot({rows})))
  const drawn = [...document.querySelectorAll('tbody svg')].map((svg) => ({
    bar: ['x1', 'x2'].map((end) => svg.querySelector('.interval')?.getAttribute(end)),
    point: svg.querySelector('.point')?.getAttribute('cx'),
    caps: svg.querySelectorAll('use[href="#cap"]').length,
  }))
  expect(drawn).toEqual([
    {bar: ['0%', '100%'], point: '50%', caps: 2},
    {bar: ['0%', '100%'], point: '25%', caps: 1},
  ])
})

test('plots of one section share a scale, so that they can be compared', async () => {
  const rate = buildPlot({rows: [buildRow({value: 0.2, low: 0.1, high: 0.3})]})
  const gap = buildPlot({rows: [buildRow({value: -0.1, low: -0.2, high: 0})]})
  const document = await parsed(buildReportOf(rate, gap))
  const [first, second] = [...document.querySelectorAll('.axis')].map((axis) => axis.textContent)
  expect(first).toBe('−20−100102030')
  expect(second).toBe(first)
})

test('400 rows are parted: breaches first and open, the others to be opened, none lost', async () => {
  const rows = Array.from({length: 400}, (_, row) =>
    buildRow({
      name: `group ${row}`,
      value: row / 400,
      status: row % 200 === 7 ? 'breach' : row % 10 === 0 ? 'not-judged' : 'none',
    }),
  )
  const document = await parsed(buildReportOf(buildPlot({rows})))
  expect(document.querySelectorAll('tbody tr')).toHaveLength(400)
  const parts = [...document.querySelectorAll('details')]
  expect(parts.map((part) => part.hasAttribute('open'))).toEqual([
    true,
    ...parts.slice(1).map(() => false),
  ])
  expect(textsOf(document, 'summary').slice(0, 2)).toEqual([
    'Breach2 rowsgroup 7 to group 207',
    'Not judged40 rowsgroup 0 to group 390',
  ])
  for (const part of parts) {
    expect(part.querySelectorAll('tbody tr').length).toBeLessThanOrEqual(40)
  }
  const overview = document.querySelector('svg.drawn.wide')
  expect(overview?.querySelectorAll('circle')).toHaveLength(400)
  expect(overview?.getAttribute('aria-label')).toContain('400 of 400 rows')
})

test('where dots would pile up higher than the plot, the overview counts', async () => {
  const rows = Array.from({length: 400}, () => buildRow())
  const document = await parsed(buildReportOf(buildPlot({rows})))
  expect(document.querySelectorAll('svg.drawn circle')).toHaveLength(0)
  expect(document.querySelectorAll('svg.drawn.wide rect').length).toBeGreaterThan(0)
})

test('lines are drawn twice, for wide and narrow pages, with axes, units and their figures', async () => {
  const document = await parsed(
    buildReportOf({
      kind: 'lines',
      caption: 'Cost by cut',
      x: {quantity: 'cut', unit: '%'},
      y: {quantity: 'cost in euro', unit: ''},
      series: [
        {
          name: 'women',
          points: [
            {x: 0, y: 10},
            {x: 0.5, y: 4},
          ],
        },
        {name: 'men', points: [{x: 0, y: 12}]},
      ],
    }),
  )
  const svgs = [...document.querySelectorAll('svg[role=img]')]
  expect(svgs.map((svg) => svg.getAttribute('class'))).toEqual(['drawn wide', 'drawn narrow'])
  expect(svgs[0]?.getAttribute('aria-label')).toBe(
    'Cost by cut. women: 4 to 10; men: 12 to 12. The figures stand in the table below.',
  )
  expect(svgs[0]?.textContent).toContain('cut, %')
  expect(svgs[0]?.textContent).toContain('cost in euro')
  expect(textsOf(document, '.legend li')).toEqual(['women', 'men'])
  expect(textsOf(document, 'tbody tr')).toEqual(['0.00 %1012', '50.00 %4–'])
})

test('a table names its columns and rows, and an empty heading is no heading', async () => {
  const document = await parsed(
    buildReportOf({
      kind: 'table',
      caption: 'Counts',
      columns: [
        {name: '', align: 'left'},
        {name: 'n', align: 'right'},
      ],
      rows: [{cells: ['women', '200'], status: 'pass'}],
    }),
  )
  expect(textsOf(document, 'figcaption')).toEqual(['Counts'])
  expect(textsOf(document, 'th[scope=col]')).toEqual(['n', 'Outcome'])
  expect(textsOf(document, 'th[scope=row]')).toEqual(['women'])
  expect(textsOf(document, 'tbody td')).toEqual(['200', 'Pass'])
})

test('a warning is not shown as an outcome', async () => {
  const findings = [buildFinding({severity: 'warning'}), buildFinding()]
  const document = await parsed(buildReportOf({kind: 'findings', findings}))
  expect(textsOf(document, '.findings .status')).toEqual(['Warning', 'Breach'])
})

test('hostile names are shown as they are, and nothing of them becomes markup', async () => {
  const items = hostileTexts.filter((text) => !/[\p{Cc}\ud800\ufffe\u202e]/u.test(text))
  const document = await parsed(buildReportOf({kind: 'list', items}))
  const shown = [...document.querySelectorAll('.reading bdi')].map((item) => item.textContent)
  expect(shown).toEqual(items)
})

test('no report holds more than the elements of this library, no script, no reference outside', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (report) => {
      const html = await renderHtml(report)
      const {document} = parseHTML(html)
      for (const element of document.querySelectorAll('*')) {
        expect(elements).toContain(element.localName)
        for (const {name, value} of element.attributes) {
          expect(name).not.toMatch(/^on|^style$|^src|^action$|^xlink/)
          if (name === 'href') expect(value).toMatch(/^#[a-z0-9]+$/)
        }
      }
      const ids = [...document.querySelectorAll('[id]')].map(({id}) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(html).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      expect(document.body.innerHTML).not.toMatch(/="(?:NaN|undefined|-?Infinity)/)
    }),
    {numRuns: 60},
  )
}, 60_000)

const elements = (
  'html head meta title style body main header nav a footer section h1 h2 p ol ul li dl div dt dd pre code ' +
  'span bdi figure figcaption details summary table thead tbody tr th td ' +
  'svg defs g use line path circle rect text tspan'
).split(' ')
