import type * as ObservablePlot from '@observablehq/plot'
import {trustedMarkup, type Markup} from './markup.ts'
import {printable} from './printable.ts'
import {fitTo} from './text-width.ts'

/** What a plot is called and says, for those who do not see it. */
export interface PlotWords {
  readonly title: string
  readonly description: string
  /** A class beside `drawn`, for the width at which it is shown. */
  readonly className: string
}

/**
 * A plot by Observable Plot, drawn into a document of linkedom: SVG without style or script.
 * Both packages are loaded only where a report has such a plot.
 */
export async function drawPlot(
  options: (plot: typeof ObservablePlot) => ObservablePlot.PlotOptions,
  {title, description, className}: PlotWords,
): Promise<Markup> {
  const [plot, {parseHTML}] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  const {document} = parseHTML('<!doctype html><html><body></body></html>')
  const drawn = plot.plot({className: 'drawn', ...options(plot), document})
  // Plot writes a style element, which the content security policy refuses; the sheet stands in
  for (const style of drawn.querySelectorAll('style')) style.remove()
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  for (const child of drawn.children) child.setAttribute('aria-hidden', 'true')
  drawn.setAttribute('class', `drawn ${className}`)
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', `${title}. ${description}`)
  // linkedom escapes markup in texts and attributes, and leaves control characters
  return trustedMarkup(printable(drawn.outerHTML))
}

/** The label of an axis, its quantity and unit, cut to the width of the plot in pixels. */
export function axisLabel(
  {quantity, unit}: {readonly quantity: string; readonly unit: '' | '%'},
  {width}: {width: number},
): string {
  const short = fitTo(quantity, width / 8)
  return unit === '' ? short : `${short}, ${unit}`
}
