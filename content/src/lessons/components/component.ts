import {randomFrom} from '@airworthy/kernel'
import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import {readInline, readMarkdown} from '../markdown.ts'
import {plainText, type Inline, type ProseBlock} from '../prose.ts'

/** An id within a lesson, in kebab-case. */
export const componentId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')

/** The key of an option: one small letter. */
export const optionKey = z.string().regex(/^[a-h]$/u, 'must be a letter from a to h')

/** One paragraph with emphasis, code and links. */
export const inlineText = text.transform((value, context): readonly Inline[] => {
  const {inline, faults} = readInline(value)
  for (const {reason} of faults) context.addIssue({code: 'custom', message: reason})
  return inline
})

/** Several blocks of text. */
export const proseText = text.transform((value, context): readonly ProseBlock[] => {
  const {blocks, faults} = readMarkdown<never>(value)
  for (const {reason} of faults) context.addIssue({code: 'custom', message: reason})
  return blocks.map(({block}) => block)
})

/** One of several things to choose, with the answer to the belief behind it. */
export interface Option {
  readonly key: string
  readonly text: readonly Inline[]
  readonly why: readonly Inline[]
}

/** A response that names one option. */
export interface ChoiceResponse {
  readonly choice: string
}

/** The schema of a response that names one of these options. */
export function choiceResponse(options: readonly {readonly key: string}[]) {
  const keys = options.map(({key}) => key)
  return z.strictObject({
    choice: z.string().refine((key) => keys.includes(key), 'must be an option'),
  })
}

/**
 * The options with their keys in an order that follows from the question alone, so that no place is
 * right more often than another; options that begin with a figure keep the order of the file.
 */
export function keyed<T extends {readonly text: readonly Inline[]}>(
  options: Readonly<Record<string, T>>,
  ask: readonly Inline[],
): readonly (T & {readonly key: string})[] {
  const listed = Object.entries(options).map(([key, option]) => ({key, ...option}))
  const figures = listed.every(({text: words}) => /^[^\p{L}]*\d/u.test(plainText(words)))
  return figures ? listed : randomFrom(plainText(ask)).shuffle(listed)
}

/** Whether a record holds two to six options. */
export function fewOptions(options: object): boolean {
  const {length} = Object.keys(options)
  return length >= 2 && length <= 6
}
