import {matchSpans, type Detector} from './detector.ts'

const written =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}/gu
const spoken =
  /[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}\s?[[({]\s?at\s?[\])}]\s?[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[[({]\s?dot\s?[\])}]\s?)[\p{L}\p{N}-]{1,63}){1,4}/giu

/** E-mail addresses, also as `name [at] example [dot] org`. */
export const email: Detector = {
  kind: 'email',
  title: 'E-mail address',
  looksFor: 'a local part, an at sign (also %40 or [at]) and a domain that ends in letters',
  limits: 'misses addresses spelled in words; takes remote names such as git@host.example',
  find: (text) => [...matchSpans(text, written), ...matchSpans(text, spoken)],
}
