import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import type * as Opentype from 'opentype.js'
import type {Font, PathCommand} from 'opentype.js'

/** Weights that pictures are lettered in. */
export type Weight = 400 | 600

/** How a line of text is set. */
export interface LetterStyle {
  readonly size: number
  readonly weight?: Weight
  readonly anchor?: 'start' | 'end'
}

/** Text as outlines, so that a picture looks the same wherever it is opened. */
export interface Lettering {
  /** The outline of a line whose baseline begins (or ends) at a place, as path data. */
  outline(text: string, at: {readonly x: number; readonly y: number}, style: LetterStyle): string
  widthOf(text: string, style: LetterStyle): number
  /** Whether there is a letter for every character. */
  covers(text: string): boolean
}

const require = createRequire(import.meta.url)
// Its names cannot be imported by Node, for its entry is CommonJS made of a bundle; its types are right.
const opentype = require('opentype.js') as typeof Opentype
/** The files of the product's typeface: Latin letters, and those with further marks. */
const files = {
  400: [
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'),
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff'),
  ],
  600: [
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff'),
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff'),
  ],
} as const
let opened: Promise<Lettering> | undefined

/** Opens the typeface of the product once for the process: its Latin letters, and the extended ones. */
export async function openLettering(): Promise<Lettering> {
  opened ??= readLettering()
  return await opened
}

async function readLettering(): Promise<Lettering> {
  const fonts: Readonly<Record<Weight, readonly Font[]>> = {
    400: await Promise.all(files[400].map(fontAt)),
    600: await Promise.all(files[600].map(fontAt)),
  }

  /** The text in runs of one font file each: letters with marks lie in a second one. */
  function runsOf(text: string, weight: Weight): {font: Font; text: string}[] {
    const runs: {font: Font; text: string}[] = []
    for (const character of text.normalize('NFC')) {
      const font = fonts[weight].find((one) => one.charToGlyphIndex(character) > 0)
      const last = runs.at(-1)
      if (font === undefined || last?.font === font) {
        if (last) last.text += character
      } else runs.push({font, text: character})
    }
    return runs
  }

  function widthOf(text: string, {size, weight = 400}: LetterStyle): number {
    return runsOf(text, weight).reduce(
      (sum, run) => sum + run.font.getAdvanceWidth(run.text, size),
      0,
    )
  }

  return {
    widthOf,
    outline(text, {x, y}, style) {
      const {size, weight = 400, anchor = 'start'} = style
      let left = anchor === 'end' ? x - widthOf(text, style) : x
      return runsOf(text, weight)
        .map((run) => {
          const path = run.font.getPath(run.text, left, y, size)
          left += run.font.getAdvanceWidth(run.text, size)
          return path.commands.map(written).join('')
        })
        .join('')
    },
    covers: (text) =>
      Array.from(text.normalize('NFC')).every((character) =>
        fonts[400].some((font) => font.charToGlyphIndex(character) > 0),
      ),
  }
}

/** One step of an outline; the package's own writing breaks off at some numbers. */
function written(step: PathCommand): string {
  switch (step.type) {
    case 'Z':
      return 'Z'
    case 'M':
    case 'L':
      return `${step.type}${tenth(step.x)} ${tenth(step.y)}`
    case 'Q':
      return `Q${tenth(step.x1)} ${tenth(step.y1)} ${tenth(step.x)} ${tenth(step.y)}`
    case 'C':
      return `C${tenth(step.x1)} ${tenth(step.y1)} ${tenth(step.x2)} ${tenth(step.y2)} ${tenth(step.x)} ${tenth(step.y)}`
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

async function fontAt(path: string): Promise<Font> {
  const bytes = await readFile(path)
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
