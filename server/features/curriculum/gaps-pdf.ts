import {setImmediate as nextTurn} from 'node:timers/promises'
import {cutsNotice, domains, engineerRoles, levels} from '@airworthy/content'
import {drawBug, drawGrid, drawInterval, axisTicks, xOf, type AbilityAxis} from './pdf-interval.ts'
import {inks, paper, type Paper} from './pdf-paper.ts'
import {logitText} from './plan-sentences.ts'
import type {GapRowView, RollUpView, TeamGapsView} from './views.ts'

const nameWidth = 128
const personHeight = 34
const rollUpHeight = 62
const headerHeight = 30
const axisHeight = 24
const footerHeight = 22

/**
 * The gaps of a team on A4 pages: an interval for each person and domain against the required level,
 * drawn as vectors, with axis, unit, number of items and legend; before them the whole team.
 */
export async function gapsPdf(
  gaps: TeamGapsView,
  {now}: {now: Date},
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = paper({title: `Competency gaps: ${gaps.team.name}`, createdAt: now})
  let y = drawHead(sheet, gaps, now)
  y = drawRollUp(sheet, drawColumns(sheet, y), gaps.rollUp)
  for (const row of gaps.rows) {
    if (y + personHeight + axisHeight > sheet.height - sheet.margin - footerHeight) {
      drawAxes(sheet, y)
      await nextTurn() // a large team takes seconds: others are answered in between
      sheet.document.addPage()
      y = drawColumns(sheet, sheet.margin)
    }
    drawPerson(sheet, y, row)
    y += personHeight
  }
  drawAxes(sheet, y)
  drawFooters(sheet, gaps, now)
  return await sheet.bytes()
}

function drawHead(
  sheet: Paper,
  {team, completion, audit, confidence}: TeamGapsView,
  now: Date,
): number {
  const {margin} = sheet
  sheet.text(margin, margin - 4, `Competency gaps: ${team.name}`, {
    size: 18,
    bold: true,
    width: sheet.width - 2 * margin,
  })
  const {people, invited, started, finished} = completion
  const facts = [
    dayText(now),
    `${people} ${people === 1 ? 'person' : 'people'}`,
    ...(invited > 0 ? [`${invited} invited and not yet joined`] : []),
    `baseline begun by ${started}, finished by ${finished}`,
    ...(audit ? [`audit due ${dayText(new Date(audit.dueOn))}`] : []),
  ]
  sheet.text(margin, margin + 22, facts.join(' · '), {size: 10, ink: 'label'})
  const percent = `${Math.round(confidence * 100)} %`
  const cuts = levels.map(({name, cut}) => `${name} ${signed(cut)}`).join(', ')
  sheet.text(
    margin,
    margin + 40,
    `Ability in logits (D = 1). Each interval holds the ability with a probability of ${percent}; n is the number of items answered. Levels begin at: ${cuts}.`,
    {size: 8.5, ink: 'label'},
  )
  sheet.text(
    margin,
    margin + 52,
    `${cutsNotice} An ability is an estimate that informs; it decides nothing about a person. People are in the order of their names.`,
    {size: 8.5, ink: 'label'},
  )
  drawLegend(sheet, margin + 72)
  return margin + 88
}

function drawLegend(sheet: Paper, y: number): void {
  let x = sheet.margin
  const entries = [
    ['meets', 'meets: the interval lies above the required level'],
    ['gap', 'gap: it lies below'],
    ['not-judged', 'not judged: it contains the level, or too few items were answered'],
  ] as const
  for (const [verdict, words] of entries) {
    const axis = {left: x - 39, right: x + 63}
    drawInterval(sheet, axis, {
      y: y + 5,
      estimate: {mean: 0, standardError: 1, low: -0.7, high: 0.7},
      verdict,
    })
    x = sheet.text(x + 28, y, words, {size: 8.5}) + 18
  }
  drawBug(sheet, x + 4, {top: y, bottom: y + 11})
  sheet.text(x + 12, y, 'level that the role requires', {size: 8.5})
}

function drawColumns(sheet: Paper, y: number): number {
  const bottom = y + headerHeight
  sheet.text(sheet.margin, bottom - 14, 'Person', {size: 9, bold: true, ink: 'label'})
  domains.forEach(({name}, place) => {
    const {left, right} = cellOf(sheet, place)
    const [first, second] = twoLines(sheet, name, right - left - 8)
    const style = {size: 8.5, bold: true, ink: 'label', width: right - left - 8} as const
    if (second === '') sheet.text(left + 4, bottom - 14, first, style)
    else {
      sheet.text(left + 4, bottom - 25, first, style)
      sheet.text(left + 4, bottom - 14, second, style)
    }
  })
  rule(sheet, bottom, inks.strongLine)
  return bottom
}

function drawRollUp(sheet: Paper, y: number, rollUp: RollUpView): number {
  const {document, margin, width} = sheet
  document
    .rect(margin, y, width - 2 * margin, rollUpHeight)
    .fillColor(inks.band)
    .fill()
  sheet.text(margin + 4, y + 5, 'Whole team', {size: 9, bold: true})
  sheet.text(margin + 4, y + 17, 'n people with a result; shares of', {size: 7, ink: 'unit'})
  sheet.text(margin + 4, y + 35, 'mean ability of these people', {size: 7, ink: 'unit'})
  sheet.text(margin + 4, y + 26, 'them with Wilson intervals;', {size: 7, ink: 'unit'})
  rollUp.forEach(({shown}, place) => {
    const {left, right} = cellOf(sheet, place)
    const line = (row: number, text: string) =>
      sheet.text(left + 4, y + 4 + 11 * row, text, {size: 7.5, width: right - left - 6})
    if (!shown) {
      line(0, 'fewer than five')
      line(1, 'results: not shown')
      return
    }
    const shareText = (word: string, {count, low, high}: typeof shown.meets) =>
      `${word} ${count}, ${Math.round(low * 100)}–${Math.round(high * 100)} %`
    const {value, low, high} = shown.mean
    line(0, `n ${shown.people}`)
    line(1, shareText('meets', shown.meets))
    line(2, shareText('gap', shown.gap))
    line(3, shareText('not judged', shown.notJudged))
    line(4, `mean ${logitText(value)} (${logitText(low)} to ${logitText(high)})`)
  })
  rule(sheet, y + rollUpHeight, inks.strongLine)
  return y + rollUpHeight
}

function drawPerson(
  sheet: Paper,
  y: number,
  {person, engineerRole, progress, domains: standings}: GapRowView,
): void {
  const role = engineerRoles.find(({id}) => id === engineerRole)?.name ?? 'role not known'
  sheet.text(sheet.margin, y + 6, person.name, {size: 9.5, bold: true, width: nameWidth - 8})
  const state = {'not-started': ', not started', started: ', not finished', finished: ''}[progress]
  sheet.text(sheet.margin, y + 18, `${role}${state}`, {
    size: 7.5,
    ink: 'unit',
    width: nameWidth - 8,
  })
  standings.forEach(({estimate, verdict, requiredCut, items}, place) => {
    const cell = cellOf(sheet, place)
    const {left, right} = cell
    if (estimate === null) {
      sheet.text(left, y + 12, 'no item answered', {
        size: 7.5,
        ink: 'unit',
        width: right - left,
        align: 'centre',
      })
      return
    }
    const axis = axisOf(cell)
    drawGrid(sheet, axis, {top: y + 4, bottom: y + 21})
    if (requiredCut !== null) {
      drawBug(sheet, xOf(axis, requiredCut), {top: y + 4, bottom: y + 21})
    }
    drawInterval(sheet, axis, {y: y + 13, estimate, verdict})
    sheet.text(
      left,
      y + 23.5,
      `${logitText(estimate.low)} to ${logitText(estimate.high)}, n ${items}`,
      {
        size: 7,
        ink: 'label',
        width: right - left,
        align: 'centre',
      },
    )
  })
  rule(sheet, y + personHeight, inks.line)
}

function drawAxes(sheet: Paper, y: number): void {
  sheet.text(sheet.margin, y + 4, 'ability (logits)', {
    size: 7.5,
    ink: 'unit',
    width: nameWidth - 8,
    align: 'right',
  })
  domains.forEach((_, place) => {
    const axis = axisOf(cellOf(sheet, place))
    for (const tick of axisTicks) {
      const x = xOf(axis, tick)
      sheet.document
        .moveTo(x, y)
        .lineTo(x, y + 3)
        .lineWidth(0.6)
        .strokeColor(inks.strongLine)
        .stroke()
      sheet.text(x - 8, y + 4, signed(tick), {size: 7.5, ink: 'unit', width: 16, align: 'centre'})
    }
  })
}

function drawFooters(sheet: Paper, {team}: TeamGapsView, now: Date): void {
  const {document, margin, width, height} = sheet
  const {count} = document.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    document.switchToPage(page)
    const style = {size: 7.5, ink: 'unit', width: width - 2 * margin} as const
    sheet.text(margin, height - margin - 6, `Airworthy · ${team.name} · ${dayText(now)}`, style)
    sheet.text(margin, height - margin - 6, `page ${page + 1} of ${count}`, {
      ...style,
      align: 'right',
    })
  }
}

function cellOf(sheet: Paper, place: number): AbilityAxis {
  const left = sheet.margin + nameWidth
  const width = (sheet.width - sheet.margin - left) / domains.length
  return {left: left + place * width, right: left + (place + 1) * width}
}

function axisOf({left, right}: AbilityAxis): AbilityAxis {
  return {left: left + 5, right: right - 5}
}

function rule({document, margin, width}: Paper, y: number, colour: string): void {
  document
    .moveTo(margin, y)
    .lineTo(width - margin, y)
    .lineWidth(0.6)
    .strokeColor(colour)
    .stroke()
}

/** A heading over two lines where it is too wide for one, broken at the last space that fits. */
function twoLines(sheet: Paper, text: string, width: number): [string, string] {
  const style = {size: 8.5, bold: true}
  if (sheet.widthOf(text, style) <= width) return [text, '']
  const words = text.split(' ')
  for (let kept = words.length - 1; kept > 0; kept--) {
    const first = words.slice(0, kept).join(' ')
    if (sheet.widthOf(first, style) <= width) return [first, words.slice(kept).join(' ')]
  }
  return [text, '']
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−')
}

function dayText(day: Date): string {
  return day.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
