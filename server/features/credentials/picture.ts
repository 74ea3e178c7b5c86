import type {Lettering, LetterStyle} from './lettering.ts'
import {counted} from './words.ts'

/** A domain on the instrument: ability with its interval in logits, and the level that was required. */
export interface PicturedDomain {
  readonly name: string
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly cut: number
}

/** What the picture of a credential says. */
export interface PictureFacts {
  readonly name: string
  readonly organisation: string
  readonly role: string
  /** Days for people. */
  readonly validFrom: string
  readonly validUntil: string
  readonly domains: readonly PicturedDomain[]
  readonly exercises: number
  /** The address of the public page, without its scheme. */
  readonly verifyAddress: string
  /** Whether whoever shows the picture has letters of their own, for a name that has none here. */
  readonly withText: boolean
}

/** Size in pixels: the shape in which links to a page are previewed. */
export const pictureSize = {width: 1200, height: 630} as const

/** Ink of each part: on light paper, and where the reader's surface is dark. */
const inks = {
  panel: ['#fbfcfb', '#182120'],
  edge: ['#74827e', '#74847f'],
  line: ['#ccd4d1', '#2f3b39'],
  ink: ['#15201e', '#e4ebe8'],
  label: ['#43504c', '#b4c0bc'],
  note: ['#56635f', '#95a39e'],
  accent: ['#0a5a75', '#84c9e0'],
  pass: ['#18714d', '#a9eabc'],
} as const

type Ink = keyof typeof inks

const shield = {fill: '#15211f', ink: '#e4ebe8', label: '#b4c0bc', accent: '#84c9e0'} as const
const bandHeight = 92
const margin = 64
const axis = {left: 812, right: 1136, low: -1.8, high: 3} as const
const columnOfNames = 576

/**
 * The picture of a credential as SVG: who, which role, until when, the domains as an instrument with
 * the required level as its notch, and where to verify it. It follows the reader's light or dark
 * surface; whoever knows no style sheet sees it light. A name without letters here is left as text,
 * or to the page where that is not drawn.
 */
export function drawPicture(facts: PictureFacts, letters: Lettering): string {
  const {width, height} = pictureSize
  const parts = [
    `<clipPath id="panel"><rect width="${width}" height="${height}" rx="20"/></clipPath>`,
    `<g clip-path="url(#panel)">`,
    rect('panel', {x: 0, y: 0, width, height}),
    `<rect width="${width}" height="${bandHeight}" fill="${shield.fill}" class="shield"/>`,
    drawBand(facts, letters),
    drawPerson(facts, letters),
    drawInstrument(facts, letters),
    drawFoot(facts, letters),
    `</g>`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="19" fill="none" stroke="${inks.edge[0]}" stroke-width="2" class="edge-line"/>`,
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(titleOf(facts))}</title>`,
    `<style>${darkStyle()}</style>`,
    ...parts,
    `</svg>`,
  ].join('\n')
}

function titleOf({name, role, organisation, validFrom, validUntil}: PictureFacts): string {
  return `${name}: credential of ${organisation} for AI safety as ${role}, valid ${validFrom} to ${validUntil}, unproctored`
}

/** The mark of the product: the bug above an instrument's scale. */
const mark = `<g transform="translate(${margin - 2} 26) scale(1.75)"><path d="M7 1h10l-5 7z" fill="${shield.accent}"/><path d="M1 20.25h22M2 20v-4M7 20v-2.5M12 20v-4M17 20v-2.5M22 20v-4" fill="none" stroke="${shield.ink}" stroke-width="1.5"/><path d="M6 12.5h12" stroke="${shield.accent}" stroke-width="2.5"/></g>`

function drawBand({organisation}: PictureFacts, letters: Lettering): string {
  const y = 57
  const title = {size: 28, weight: 600} as const
  const right = {size: 22, anchor: 'end'} as const
  return [
    mark,
    `<path d="${letters.outline('Airworthy', {x: margin + 52, y}, title)}" fill="${shield.ink}"/>`,
    `<path d="${letters.outline(fitted(organisation, letters, {...right, width: 640}), {x: pictureSize.width - margin, y}, right)}" fill="${shield.label}"/>`,
  ].join('\n')
}

function drawPerson(
  {name, role, validFrom, validUntil, domains, exercises, withText}: PictureFacts,
  letters: Lettering,
): string {
  const width = 480
  const size = [50, 44, 38, 32].find(
    (one) => letters.widthOf(name, {size: one, weight: 600}) <= width,
  )
  const proved = `${counted(domains.length, 'domain')} at the level required`
  return [
    line('AI safety, proved in practice', letters, {x: margin, y: 160, ink: 'label', size: 22}),
    withText || letters.covers(name)
      ? nameLine(name, letters, {x: margin, y: 232, size: size ?? 32, width})
      : line('Name: see the page below', letters, {x: margin, y: 232, ink: 'ink', size: 32}),
    line(role, letters, {x: margin, y: 280, ink: 'accent', size: 30, weight: 600}),
    rule(margin, 318, margin + width),
    line(proved, letters, {x: margin, y: 362, ink: 'ink', size: 22}),
    line(`${counted(exercises, 'exercise')} passed on unseen seeds`, letters, {
      x: margin,
      y: 396,
      ink: 'ink',
      size: 22,
    }),
    line('Unproctored', letters, {x: margin, y: 430, ink: 'ink', size: 22}),
    line(`Valid ${validFrom} – ${validUntil}`, letters, {
      x: margin,
      y: 486,
      ink: 'ink',
      size: 22,
      weight: 600,
    }),
  ].join('\n')
}

/** One row a domain: the interval, its point, and the notch at the level that the role requires. */
function drawInstrument({domains}: PictureFacts, letters: Lettering): string {
  const top = 136
  const step = Math.min(50, 350 / Math.max(1, domains.length))
  const bottom = top + step * domains.length
  const grid = [-1, 0, 1].map((cut) =>
    stroke('line', `M${xOf(cut)} ${top - 6}V${bottom - step / 2 + 14}`, 2),
  )
  const levels = [
    ['recognise', -1],
    ['apply', 0],
    ['judge', 1],
  ] as const
  return [
    ...grid,
    ...domains.map((domain, index) => drawDomain(domain, letters, top + step * index + step / 2)),
    ...levels.map(([level, cut]) =>
      line(level, letters, {
        x: xOf(cut) + letters.widthOf(level, {size: 16}) / 2,
        y: bottom + 14,
        ink: 'note',
        size: 16,
        anchor: 'end',
      }),
    ),
    line('Ability with 90 % interval; notch: level required', letters, {
      x: axis.right,
      y: bottom + 42,
      ink: 'note',
      size: 16,
      anchor: 'end',
    }),
  ].join('\n')
}

function drawDomain(
  {name, mean, low, high, cut}: PicturedDomain,
  letters: Lettering,
  y: number,
): string {
  const [from, to, point, bug] = [low, high, mean, cut].map(xOf)
  const style = {size: 18} as const
  const shown = fitted(name, letters, {...style, width: axis.left - columnOfNames - 12})
  return [
    line(shown, letters, {x: columnOfNames, y: y + 6, ink: 'label', ...style}),
    stroke('line', `M${axis.left} ${y}H${axis.right}`, 2),
    stroke('label', `M${from} ${y}H${to}`, 5),
    stroke('label', `M${from} ${y - 7}v14M${to} ${y - 7}v14`, 3),
    `<circle cx="${point}" cy="${y}" r="8" fill="${inks.pass[0]}" class="pass"/>`,
    filled('accent', `M${Number(bug) - 8} ${y - 20}h16l-8 12z`),
  ].join('\n')
}

function drawFoot({verifyAddress}: PictureFacts, letters: Lettering): string {
  const y = 588
  const style = {size: 19} as const
  const lead = 'Verify at '
  return [
    rule(margin, 550, pictureSize.width - margin),
    line(lead, letters, {x: margin, y, ink: 'label', ...style}),
    line(fitted(verifyAddress, letters, {...style, width: 960}), letters, {
      x: margin + letters.widthOf(lead, style),
      y,
      ink: 'accent',
      ...style,
    }),
  ].join('\n')
}

function xOf(ability: number): number {
  const inside = Math.min(axis.high, Math.max(axis.low, ability))
  const share = (inside - axis.low) / (axis.high - axis.low)
  return Math.round((axis.left + share * (axis.right - axis.left)) * 10) / 10
}

interface Line extends LetterStyle {
  readonly x: number
  readonly y: number
  readonly ink: Ink
}

function line(text: string, letters: Lettering, {x, y, ink, ...style}: Line): string {
  return filled(ink, letters.outline(text, {x, y}, style))
}

/** The name as outlines; as text where the typeface lacks a letter, which every reader's own has. */
function nameLine(
  name: string,
  letters: Lettering,
  {x, y, size, width}: {x: number; y: number; size: number; width: number},
): string {
  if (letters.covers(name)) {
    const shown = fitted(name, letters, {size, weight: 600, width})
    return line(shown, letters, {x, y, size, weight: 600, ink: 'ink'})
  }
  return `<text x="${x}" y="${y}" font-family="sans-serif" font-weight="600" font-size="${size}" fill="${inks.ink[0]}" class="ink">${escaped(name)}</text>`
}

/** As much of a text as a width holds, with an ellipsis where it was cut. */
function fitted(
  text: string,
  letters: Lettering,
  {width, ...style}: LetterStyle & {width: number},
): string {
  let shown = text
  while (letters.widthOf(shown, style) > width && shown.length > 1) {
    shown = `${shown.replace(/…$/, '').slice(0, -1).trimEnd()}…`
  }
  return shown
}

const filled = (ink: Ink, data: string) =>
  `<path d="${data}" fill="${inks[ink][0]}" class="${ink}"/>`
const stroke = (ink: Ink, data: string, width: number) =>
  `<path d="${data}" fill="none" stroke="${inks[ink][0]}" stroke-width="${width}" class="${ink}-line"/>`
const rule = (from: number, y: number, to: number) => stroke('line', `M${from} ${y}H${to}`, 2)
const rect = (ink: Ink, {x, y, width, height}: Record<'x' | 'y' | 'width' | 'height', number>) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${inks[ink][0]}" class="${ink}"/>`

function darkStyle(): string {
  const rules = Object.entries(inks).map(
    ([ink, [, dark]]) => `.${ink}{fill:${dark}}.${ink}-line{stroke:${dark}}`,
  )
  return `@media (prefers-color-scheme:dark){.shield{fill:#0a0f0e}${rules.join('')}}`
}

/** Characters that XML 1.0 has no spelling for. */
const unspeakable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  return text
    .replaceAll(unspeakable, '')
    .replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
