import type {StatedFinding} from '@airworthy/evidence'
import {linesTable} from './lines-table.ts'
import {printable} from './printable.ts'
import {isMeasuredOnly} from './measured-only.ts'
import type {ReportBlock, ReportDocument, ReportFact, RowStatus} from './report-document.ts'
import {intervalText} from './text-intervals.ts'
import {hanging, painted, strong, textShapes, type TextPage} from './text-page.ts'
import {tableText} from './text-table.ts'
import {padTo, widthOf, wrapTo} from './text-width.ts'

/** How a report is written for a terminal. */
export interface TextOptions {
  /** Cells in a line; 80 where nothing is known. Pages are 40 to 120 wide. */
  readonly width: number
  /** Whether escape sequences may colour words. */
  readonly color: boolean
}

/**
 * A report as plain text: the outcome and the answer, what matters first, then the reading. Nothing
 * that comes from data can command the terminal. Only a word, or code, longer than a line makes a
 * line longer than the page.
 */
export function renderText(
  {outcome, judged, title, answer, first, sections, provenance}: ReportDocument,
  {width, color}: TextOptions,
): string {
  const page: TextPage = {width: Math.max(40, Math.min(width, 120)), color}
  const measured = isMeasuredOnly({outcome, judged})
  const word = measured ? 'measured' : outcome
  const parts = [
    wrapTo(`${word}: ${answer}`, page.width)
      .join('\n')
      .replace(word, () => (measured ? strong(word, page) : painted(word, outcome, page))),
    first.flatMap((sentence, index) => hanging(`${index + 1}. `, sentence, page)).join('\n'),
    ...sections.map(({heading, blocks}) => {
      const [opening = '', ...others] = blocks.map((block) => blockText(block, page))
      const head = wrapTo(heading, page.width).map((line) => strong(line, page))
      return [[...head, opening].join('\n'), ...others].filter((part) => part !== '').join('\n\n')
    }),
    factLines([{name: 'measured', value: title}, ...provenance], page),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function blockText(block: ReportBlock, page: TextPage): string {
  switch (block.kind) {
    case 'paragraph':
      return wrapTo(block.text, page.width).join('\n')
    case 'list':
      return block.items.flatMap((item) => hanging('- ', item, page)).join('\n')
    case 'code':
      return printable(block.text)
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n')
    case 'facts':
      return factLines(block.facts, page)
    case 'findings':
      return block.findings.flatMap((finding) => findingLines(finding, page)).join('\n')
    case 'table':
      return tableText(block, page)
    case 'intervals':
      return intervalText(block, page)
    case 'lines':
      return tableText(linesTable(block, {atMost: 12}), page)
  }
}

/** Values stand beside names of up to 28 cells, and below longer ones. */
function factLines(facts: readonly ReportFact[], page: TextPage): string {
  const named = facts.map(({name, value}) => ({name: wrapTo(name, Infinity).join(''), value}))
  const widths = named.map(({name}) => widthOf(name)).filter((width) => width <= 28)
  const width = Math.max(0, ...widths)
  return named
    .flatMap(({name, value}) =>
      widthOf(name) <= width
        ? hanging(`${padTo(name, {width, align: 'left'})}  `, value || '–', page)
        : [...wrapTo(name, page.width), ...hanging(' '.repeat(width + 2), value || '–', page)],
    )
    .join('\n')
}

function findingLines({severity, message}: StatedFinding, page: TextPage): string[] {
  const {shape, status} = severityMarks[severity]
  return hanging(`${shape} `, message, page).map((line, index) =>
    index === 0 ? painted(shape, status, page) + line.slice(shape.length) : line,
  )
}

const severityMarks: Readonly<
  Record<StatedFinding['severity'], {shape: string; status: RowStatus}>
> = {
  breach: {shape: textShapes.breach, status: 'breach'},
  'not-judged': {shape: textShapes['not-judged'], status: 'not-judged'},
  warning: {shape: '!', status: 'none'},
  note: {shape: '-', status: 'none'},
}
