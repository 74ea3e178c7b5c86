import {markup, trustedMarkup, type Markup} from './markup.ts'
import type {RowStatus} from './report-document.ts'

/** Word and shape of a status, in its colour; nothing for `none`. */
export function statusMark(status: RowStatus): Markup {
  if (status === 'none') return markup``
  return markup`<span class="status" data-status="${status}">${statusShape(status)}${statusWords[status]}</span>`
}

/** The words of the four outcomes. */
export const statusWords = {
  pass: 'Pass',
  breach: 'Breach',
  'not-judged': 'Not judged',
  error: 'Error',
} as const satisfies Record<Exclude<RowStatus, 'none'>, string>

/** The shape of an outcome alone: it is told apart without its colour. */
export function statusShape(status: Exclude<RowStatus, 'none'>): Markup {
  return markup`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true">${shapes[status]}</svg>`
}

const shapes = {
  pass: trustedMarkup(
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path class="cut" d="M4.6 8.3l2.4 2.4 4.4-5"/>',
  ),
  breach: trustedMarkup(
    '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor"/><path class="cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>',
  ),
  'not-judged': trustedMarkup(
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.27"/><path d="M5 8h6" stroke="currentColor" stroke-width="1.8"/>',
  ),
  error: trustedMarkup(
    '<path d="M8 1.2L15.2 14.5H.8z" fill="currentColor"/><path class="cut" d="M8 5.6v4.2M8 11.2v1.7"/>',
  ),
} as const
