import {codeLanguages} from '../item-types/material.ts'

/** The languages in which a lesson or an exercise shows code. */
export const proseLanguages = [...codeLanguages, 'bash', 'html'] as const

/** The language of a block of code. */
export type ProseLanguage = (typeof proseLanguages)[number]

/** A piece of a line of text. */
export type Inline =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'code'; readonly text: string}
  | {readonly kind: 'break'}
  | {readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[]}
  /** A term of the lexicon, by its id. */
  | {readonly kind: 'term'; readonly id: string; readonly children: readonly Inline[]}
  /** A source of the same lesson, by its key. */
  | {readonly kind: 'source'; readonly key: string; readonly children: readonly Inline[]}
  /** An https address; exercises alone have these. */
  | {readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[]}

/** A block of text: what remains of Markdown once HTML, images and rules are refused. */
export type ProseBlock =
  | {readonly kind: 'paragraph'; readonly children: readonly Inline[]}
  /** `id` is the anchor, unique in its text. */
  | {
      readonly kind: 'heading'
      readonly level: 2 | 3
      readonly id: string
      readonly children: readonly Inline[]
    }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly ProseBlock[])[]
    }
  | {
      readonly kind: 'table'
      readonly header: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
      /** Whether a column's figures stand at the right, by column. */
      readonly right: readonly boolean[]
    }
  | {readonly kind: 'quote'; readonly blocks: readonly ProseBlock[]}
  | {readonly kind: 'code-block'; readonly language: ProseLanguage; readonly code: string}

/** The words of a text as one line, links by their text; for names, counts and search. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'break') return ' '
      return 'text' in node ? node.text : plainText(node.children)
    })
    .join('')
}
