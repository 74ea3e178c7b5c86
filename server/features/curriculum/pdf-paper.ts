import {createRequire} from 'node:module'
import PDFDocument from 'pdfkit'

/** Colours of print, those of the light screens. */
export const inks = {
  text: '#15201e',
  label: '#43504c',
  unit: '#56635f',
  line: '#ccd4d1',
  strongLine: '#74827e',
  accent: '#0a5a75',
  meets: '#18714d',
  gap: '#805303',
  notJudged: '#3f444c',
  band: '#f0f3f1',
} as const

export type Ink = keyof typeof inks

export interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly ink?: Ink
  /** Points that it may take; what is longer ends in an ellipsis. */
  readonly width?: number
  readonly align?: 'left' | 'centre' | 'right'
}

/** A document of A4 pages in landscape, drawn by coordinates in points from the upper left corner. */
export interface Paper {
  readonly document: PDFKit.PDFDocument
  readonly width: number
  readonly height: number
  readonly margin: number
  /** Writes one line; returns the x at which it ends. */
  text(x: number, y: number, text: string, style?: TextStyle): number
  widthOf(text: string, style?: TextStyle): number
  /** Ends the document and gives its bytes. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

const require = createRequire(import.meta.url)
/** The files of the product's font, by the name under which the document knows them. */
const fonts: Readonly<Record<string, string>> = {
  'latin-400':
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'),
  'latin-600':
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff'),
  'latin-ext-400':
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff'),
  'latin-ext-600':
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff'),
}
/** The extended Latin letters, which stand in a font file of their own. */
const extended = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]+/u

/** An empty document with the product's fonts; letters beyond Latin are drawn as empty boxes. */
export function paper({title, createdAt}: {title: string; createdAt: Date}): Paper {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {Title: title, Producer: 'Airworthy', Creator: 'Airworthy', CreationDate: createdAt},
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.on('error', reject)
  })
  for (const [name, file] of Object.entries(fonts)) document.registerFont(name, file)

  /** The text in runs of one font file each. */
  function runs(text: string, bold: boolean): {font: string; run: string}[] {
    const weight = bold ? 600 : 400
    return text
      .split(new RegExp(`(${extended.source})`, 'u'))
      .filter((run) => run !== '')
      .map((run) => ({font: `${extended.test(run) ? 'latin-ext' : 'latin'}-${weight}`, run}))
  }

  function widthOf(text: string, {size = 9, bold = false}: TextStyle = {}): number {
    return runs(text, bold).reduce(
      (sum, {font, run}) => sum + document.font(font).fontSize(size).widthOfString(run),
      0,
    )
  }

  function fitting(text: string, style: TextStyle): string {
    if (style.width === undefined || widthOf(text, style) <= style.width) return text
    let kept = Array.from(text)
    while (kept.length > 0 && widthOf(`${kept.join('')}…`, style) > style.width) {
      kept = kept.slice(0, -1)
    }
    return `${kept.join('').trimEnd()}…`
  }

  return {
    document,
    width: document.page.width,
    height: document.page.height,
    margin: 36,
    widthOf,
    text(x, y, text, style = {}) {
      const {size = 9, bold = false, ink = 'text', width = 0, align = 'left'} = style
      const shown = fitting(text, style)
      const spare = width - widthOf(shown, style)
      let at = align === 'left' ? x : x + (align === 'right' ? spare : spare / 2)
      for (const {font, run} of runs(shown, bold)) {
        document.font(font).fontSize(size).fillColor(inks[ink])
        document.text(run, at, y, {lineBreak: false})
        at += document.widthOfString(run)
      }
      return at
    },
    async bytes() {
      document.end()
      return await ended
    },
  }
}
