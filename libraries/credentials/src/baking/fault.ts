import {AirworthyError} from '@airworthy/kernel'

/** Why no credential can be taken from, or put into, a picture. */
export type BakingCode =
  | 'not-a-picture'
  | 'no-baked-credential'
  | 'picture-damaged'
  | 'baked-compressed'
  | 'baked-elsewhere'
  | 'baked-malformed'
  | 'baked-older-version'
  | 'baked-twice'
  | 'not-bakeable'

/** The error of a picture; the message says what is wrong with it. */
export function bakingFault(
  code: BakingCode,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): AirworthyError {
  return new AirworthyError(code, message, {facts})
}
