import {Fragment} from 'react'
import {codeParts} from './stem.ts'

/** Text of an item in which backticks mark code. */
export function Prose({text}: {text: string}) {
  return codeParts(text).map((part, index) =>
    part.code ? <code key={index}>{part.text}</code> : <Fragment key={index}>{part.text}</Fragment>,
  )
}

/** The same text without marks, for names that are read aloud. */
export function plainText(text: string): string {
  return text.replaceAll('`', '')
}
