import type {MappedText} from './mapped-text.ts'
import {writeFrom} from './mapped-text.ts'

const lettersAndDigits = /[\p{L}\p{N}]+/gu

/** Only the letters and digits of a text. */
export function squeezeText(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The same with the way back to the original. */
export function squeezedMapped(source: MappedText): MappedText {
  const {copy, done} = writeFrom(source)
  for (const run of source.text.matchAll(lettersAndDigits)) {
    copy(run.index, run.index + run[0].length)
  }
  return done()
}
