import type {StatedFinding} from '@airworthy/evidence'
import {intervalsHtml} from './html-intervals.ts'
import {linesHtml} from './html-lines.ts'
import {pagedRows} from './html-pages.ts'
import {tableHtml} from './html-table.ts'
import {isolated, markup, type Markup} from './markup.ts'
import type {PlotScale} from './plot-scale.ts'
import type {IntervalPlot, ReportBlock, ReportFact, RowStatus} from './report-document.ts'
import {statusMark} from './status-mark.ts'

/** A block of a report as HTML; `id` is unique in the page, `scaleOf` knows the section's scales. */
export async function blockHtml(
  block: ReportBlock,
  {id, scaleOf}: {id: string; scaleOf: (plot: IntervalPlot) => PlotScale},
): Promise<Markup> {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p>${isolated(block.text)}</p>`
    case 'list':
      return markup`<ul class="reading">${block.items.map((item) => markup`<li>${isolated(item)}</li>`)}</ul>`
    case 'code':
      return markup`<pre tabindex="0"><code>${block.text}</code></pre>`
    case 'facts':
      return factsHtml(block.facts)
    case 'findings':
      return findingsHtml(block.findings)
    case 'table':
      return tableHtml(block)
    case 'intervals':
      return intervalsHtml(block, {id, scale: scaleOf(block)})
    case 'lines':
      return linesHtml(block)
  }
}

/** Names and values, one pair a line. */
export function factsHtml(facts: readonly ReportFact[]): Markup {
  if (facts.length === 0) return markup``
  return markup`<dl>${facts.map(
    ({name, value}) =>
      markup`<div><dt>${isolated(name)}</dt><dd class="${digest.test(value) ? 'code' : 'text'}">${isolated(value)}</dd></div>`,
  )}</dl>`
}

// a digest, alone or behind the name of its algorithm
const digest = /^(?:sha\d+:)?[0-9a-f]{32,}$/

async function findingsHtml(findings: readonly StatedFinding[]): Promise<Markup> {
  const rows = findings.map((finding) => ({...finding, status: severityStatus[finding.severity]}))
  return pagedRows(rows, {
    caption: 'Findings',
    nameOf: ({subject}) => subject,
    table: (page) =>
      markup`<ul class="findings">${page.map(
        ({status, severity, message}) =>
          markup`<li>${status === 'none' ? markup`<span class="status" data-status="none">${severity === 'note' ? 'Note' : 'Warning'}</span>` : statusMark(status)}<span>${isolated(message)}</span></li>`,
      )}</ul>`,
  })
}

const severityStatus: Readonly<Record<StatedFinding['severity'], RowStatus>> = {
  breach: 'breach',
  'not-judged': 'not-judged',
  warning: 'none',
  note: 'none',
}
