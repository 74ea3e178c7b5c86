import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import type {Inline} from '../prose.ts'
import {inlineText} from './component.ts'

/** A command that does for one's own data or code what the lesson did. */
export interface Command {
  readonly kind: 'command'
  readonly command: string
  readonly does: readonly Inline[]
  /** Whether the command exists today. */
  readonly available: boolean
}

/** Reads the fields of a `command` block. */
export const command = z
  .strictObject({
    command: text.regex(
      /^airworthy [a-z-]+[^\n]*$/u,
      'must be one line that begins with airworthy',
    ),
    does: inlineText,
    available: z.boolean(),
  })
  .transform((fields): Command => ({kind: 'command', ...fields}))
