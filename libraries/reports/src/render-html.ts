import {blockHtml, factsHtml} from './html-blocks.ts'
import {markShapes} from './interval-marks.ts'
import {isolated, markup, trustedMarkup} from './markup.ts'
import {isMeasuredOnly} from './measured-only.ts'
import type {ReportDocument, ReportSection} from './report-document.ts'
import {reportStyles} from './report-styles.ts'
import {sectionScales} from './section-scales.ts'
import {statusShape, statusWords} from './status-mark.ts'

/**
 * A report as one HTML file that needs nothing else: no script, no font, no image, no network. Its
 * own content security policy allows its one style sheet, by digest. Light, dark, narrow, printed.
 */
export async function renderHtml(report: ReportDocument): Promise<string> {
  const {title, answer, first, sections, provenance} = report
  const outcome = isMeasuredOnly(report) ? 'none' : report.outcome
  const word = outcome === 'none' ? 'Measured' : statusWords[outcome]
  const policy = `default-src 'none'; style-src '${await digestSource(reportStyles)}'; base-uri 'none'; form-action 'none'`
  const parts = []
  for (const [index, section] of sections.entries()) {
    parts.push(await sectionHtml(section, {id: `s${index + 1}`}))
  }
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${word}: ${title}</title>
<style>${trustedMarkup(reportStyles)}</style>
</head>
<body>
${markShapes}
<main>
<header>
<p class="measured">${isolated(title)}</p>
<h1 data-status="${outcome}">${outcome === 'none' ? null : statusShape(outcome)}<span><span class="word">${word}.</span> ${isolated(answer)}</span></h1>
${first.length === 0 ? null : markup`<ol class="first">${first.map((sentence) => markup`<li>${isolated(sentence)}</li>`)}</ol>`}
</header>
${sections.length > listedFrom ? contents(sections) : null}
${parts}
</main>
${provenance.length === 0 ? null : markup`<footer>\n<h2>How this was measured</h2>\n${factsHtml(provenance)}\n</footer>`}
</body>
</html>`
  return page.toString()
}

/** A report with more sections than this lists them first. */
const listedFrom = 5

function contents(sections: readonly ReportSection[]) {
  return markup`<nav aria-label="Sections"><ul>${sections.map(
    ({heading}, index) => markup`<li><a href="#s${index + 1}">${isolated(heading)}</a></li>`,
  )}</ul></nav>`
}

async function sectionHtml({heading, blocks}: ReportSection, {id}: {id: string}) {
  const parts = []
  const scaleOf = sectionScales(blocks)
  for (const [index, block] of blocks.entries()) {
    parts.push(await blockHtml(block, {id: `${id}b${index + 1}`, scaleOf}))
  }
  return markup`<section id="${id}">\n<h2>${isolated(heading)}</h2>\n${parts}\n</section>\n`
}

async function digestSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
