import {z} from 'zod'
import {block, text} from '../../item-types/material.ts'
import {proseLanguages, type ProseBlock, type ProseLanguage} from '../prose.ts'
import {proseText} from './component.ts'

/** Two versions of an artefact side by side, and what the difference does. */
export interface Compare {
  readonly kind: 'compare'
  readonly before: ComparedCode
  readonly after: ComparedCode
  readonly difference: readonly ProseBlock[]
}

/** One version. */
export interface ComparedCode {
  readonly title: string
  readonly language: ProseLanguage
  readonly code: string
}

const version = z
  .strictObject({title: text, language: z.literal(proseLanguages), code: block})
  .transform(({code, ...facts}): ComparedCode => ({...facts, code: code.trimEnd()}))

/** Reads the fields of a `compare` block. */
export const compare = z
  .strictObject({before: version, after: version, difference: proseText})
  .transform((fields): Compare => ({kind: 'compare', ...fields}))
