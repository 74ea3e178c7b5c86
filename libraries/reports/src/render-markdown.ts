import type {StatedFinding} from '@airworthy/evidence'
import {linesTable} from './lines-table.ts'
import {isMeasuredOnly} from './measured-only.ts'
import {printable} from './printable.ts'
import type {
  IntervalPlot,
  ReportBlock,
  ReportDocument,
  ReportFact,
  ReportTable,
  RowStatus,
} from './report-document.ts'
import {mattersFirst} from './row-pages.ts'
import {writeQuantity, writeRange} from './write-quantity.ts'

const words: Readonly<Record<RowStatus, string>> = {
  pass: 'pass',
  breach: '**breach**',
  'not-judged': 'not judged',
  error: '**error**',
  none: '',
}

const severityWords: Readonly<Record<StatedFinding['severity'], string>> = {
  breach: words.breach,
  'not-judged': words['not-judged'],
  warning: 'warning',
  note: 'note',
}

/** A report as Markdown (GitHub's kind of tables), for a comment on a change or a page. */
export function renderMarkdown({
  title,
  outcome,
  judged,
  answer,
  first,
  sections,
  provenance,
}: ReportDocument): string {
  const parts = [
    `## ${escaped(title)}`,
    `${isMeasuredOnly({outcome, judged}) ? 'measured' : words[outcome]}: ${escaped(answer)}`,
    first.map((sentence, index) => `${index + 1}. ${escaped(sentence)}`).join('\n'),
    ...sections.flatMap(({heading, blocks}) => [
      `### ${escaped(heading)}`,
      ...blocks.map(blockMarkdown),
    ]),
    factTable(provenance),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function blockMarkdown(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return escaped(block.text)
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n')
    case 'code':
      return fenced(block.text)
    case 'facts':
      return factTable(block.facts)
    case 'findings':
      return block.findings
        .map(({severity, message}) => `- ${severityWords[severity]}: ${escaped(message)}`)
        .join('\n')
    case 'table':
      return tableMarkdown(block)
    case 'intervals':
      return intervalMarkdown(block)
    case 'lines':
      return tableMarkdown({...linesTable(block), showFirst: rowsShown})
  }
}

/** So many rows of a plot are written; of more, those that matter first. */
const rowsShown = 60

function intervalMarkdown(plot: IntervalPlot): string {
  const {caption, interval, quantity, unit, overall, limit} = plot
  const noted = plot.rows.some(({note}) => note !== '')
  const rows = plot.rows.length > rowsShown ? mattersFirst(plot.rows) : plot.rows
  const lines = [
    ...(overall === null ? [] : [`overall ${writeQuantity(overall, unit)}`]),
    ...(limit === null ? [] : [`limit ${writeQuantity(limit, unit)}`]),
  ]
  return tableMarkdown({
    kind: 'table',
    caption: [`${caption} (${interval})`, ...lines].join(', '),
    columns: [
      {name: '', align: 'left'},
      {name: quantity, align: 'right'},
      {name: 'interval', align: 'right'},
      {name: 'n', align: 'right'},
      ...(noted ? [{name: 'note', align: 'left' as const}] : []),
    ],
    rows: rows.map(({name, value, low, high, n, status, note}) => ({
      status,
      cells: [
        name,
        value === null ? '–' : writeQuantity(value, unit),
        low === null || high === null ? '' : writeRange({low, high}, unit),
        n.toLocaleString('en-GB'),
        ...(noted ? [note] : []),
      ],
    })),
    showFirst: rowsShown,
  })
}

function tableMarkdown({caption, columns, rows, showFirst}: ReportTable): string {
  const shown = rows.slice(0, showFirst ?? rows.length)
  const marked = shown.some(({status}) => status !== undefined && status !== 'none')
  const head = [...columns, ...(marked ? [{name: 'outcome', align: 'left' as const}] : [])]
  const left = rows.length - shown.length
  return [
    escaped(caption),
    '',
    row(head.map(({name}) => escaped(name))),
    row(head.map(({align}) => (align === 'right' ? '---:' : '---'))),
    ...shown.map(({cells, status}) =>
      row([...cells.map(escaped), ...(marked ? [words[status ?? 'none']] : [])]),
    ),
    ...(left > 0 ? ['', `${left} more rows stand in the JSON.`] : []),
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function factTable(facts: readonly ReportFact[]): string {
  return facts.map(({name, value}) => `- ${escaped(name)}: ${escaped(value)}`).join('\n')
}

function fenced(text: string): string {
  const code = printable(text)
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

/**
 * Names of columns and values come from data: nothing in them may become Markdown, HTML, a link, or
 * a mention. What GitHub looks for after the Markdown is read (`@name`, `#12`) gets a zero-width
 * space, since no backslash helps there.
 */
function escaped(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~&$]/g, String.raw`\$&`)
    .replace(/^(?=[-+](?:\s|$)|-+$|=+$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replaceAll('://', String.raw`:\//`)
    .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`)
    .replace(/@(?=\w)|#(?=\d)/g, '$&\u200b')
}
