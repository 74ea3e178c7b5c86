import {z} from 'zod'
import {block} from '../../item-types/material.ts'
import {proseLanguages, type Inline, type ProseLanguage} from '../prose.ts'
import {componentId, inlineText} from './component.ts'

/** Lines of an artefact to be marked: code, a requirement, a record. */
export interface Mark {
  readonly kind: 'mark'
  readonly id: string
  readonly ask: readonly Inline[]
  readonly language: ProseLanguage
  readonly code: string
  /** The lines that have a word said about them, from 1, in order. */
  readonly notes: readonly MarkNote[]
}

/** What is to be said of one line. */
export interface MarkNote {
  readonly line: number
  /** Whether it is to be marked; else it is sound, though tempting. */
  readonly faulty: boolean
  readonly why: readonly Inline[]
}

/** The lines that were marked, from 1. */
export interface MarkResponse {
  readonly lines: readonly number[]
}

const notes = z.record(z.string().regex(/^[1-9]\d?$/u, 'must be a line number'), inlineText)

/** Reads the fields of a `mark` block. */
export const mark = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    language: z.literal(proseLanguages),
    code: block,
    faulty: notes.refine((lines) => Object.keys(lines).length > 0, 'must name a line'),
    sound: notes.default({}),
  })
  .transform(({id, ask, language, code, faulty, sound}, context): Mark => {
    const trimmed = code.trimEnd()
    const lines = trimmed.split('\n')
    const listed = [
      ...Object.entries(faulty).map(([line, why]) => ({line: Number(line), faulty: true, why})),
      ...Object.entries(sound).map(([line, why]) => ({line: Number(line), faulty: false, why})),
    ].sort((a, b) => a.line - b.line)
    for (const [index, note] of listed.entries()) {
      const path = [note.faulty ? 'faulty' : 'sound', String(note.line)]
      const refuse = (message: string): void => context.addIssue({code: 'custom', path, message})
      if (!/\S/u.test(lines[note.line - 1] ?? '')) refuse(`no text on line ${note.line}`)
      if (listed[index - 1]?.line === note.line) refuse(`stands twice: line ${note.line}`)
    }
    return {kind: 'mark', id, ask, language, code: trimmed, notes: listed}
  })

/** The schema of a response to this block. */
export function markResponse({code}: Mark): z.ZodType<MarkResponse> {
  const count = code.split('\n').length
  return z.strictObject({
    lines: z
      .array(z.int().min(1).max(count))
      .max(count)
      .refine((lines) => new Set(lines).size === lines.length, 'a line stands twice'),
  })
}
