import type {Paper} from './pdf-paper.ts'
import {inks} from './pdf-paper.ts'
import type {EstimateView, Verdict} from './views.ts'

/** An axis of abilities in logits over a stretch of the paper. */
export interface AbilityAxis {
  readonly left: number
  readonly right: number
}

/** What the axes reach; an interval beyond ends at the edge. */
const reach = 3
export const axisTicks = [-2, -1, 0, 1, 2] as const

/** The x of an ability on an axis. */
export function xOf({left, right}: AbilityAxis, ability: number): number {
  const share = (Math.min(reach, Math.max(-reach, ability)) + reach) / (2 * reach)
  return left + share * (right - left)
}

/** The grid of an axis: a line at each tick, zero stronger. */
export function drawGrid(
  {document}: Paper,
  axis: AbilityAxis,
  {top, bottom}: {top: number; bottom: number},
): void {
  for (const tick of axisTicks) {
    const x = xOf(axis, tick)
    document
      .moveTo(x, top)
      .lineTo(x, bottom)
      .lineWidth(tick === 0 ? 0.7 : 0.4)
      .strokeColor(tick === 0 ? inks.strongLine : inks.line)
      .stroke()
  }
}

/** The bug, a notch above a line: the level that is required. */
export function drawBug(
  {document}: Paper,
  x: number,
  {top, bottom}: {top: number; bottom: number},
): void {
  document.moveTo(x, top).lineTo(x, bottom).lineWidth(1).strokeColor(inks.accent).stroke()
  document
    .polygon([x - 3.2, top - 1], [x + 3.2, top - 1], [x, top + 4])
    .fillColor(inks.accent)
    .fill()
}

/** An interval with its end caps; the mark says the verdict by shape: dot, diamond, hollow and dashed. */
export function drawInterval(
  {document}: Paper,
  axis: AbilityAxis,
  {y, estimate, verdict}: {y: number; estimate: EstimateView; verdict: Verdict},
): void {
  const [low, middle, high] = [estimate.low, estimate.mean, estimate.high].map((value) =>
    xOf(axis, value),
  ) as [number, number, number] // three of three
  const ink = verdict === 'meets' ? inks.meets : verdict === 'gap' ? inks.gap : inks.notJudged
  document.lineWidth(1.6).strokeColor(ink)
  if (verdict === 'not-judged') document.dash(2, {space: 1.6})
  document.moveTo(low, y).lineTo(high, y).stroke().undash()
  for (const x of [low, high])
    document
      .moveTo(x, y - 2.6)
      .lineTo(x, y + 2.6)
      .lineWidth(1)
      .stroke()
  if (verdict === 'gap') {
    document.polygon([middle, y - 4], [middle + 4, y], [middle, y + 4], [middle - 4, y])
    document.fillColor(ink).fill()
  } else if (verdict === 'meets') {
    document.circle(middle, y, 3).fillColor(ink).fill()
  } else {
    document.circle(middle, y, 3).lineWidth(1.2).fillAndStroke('#ffffff', ink)
  }
}
