import {plainWords} from './plain-words.ts'

/** Rules that the simulated model recognises in a system prompt. */
const promptRules = [
  'limit',
  'no-exception',
  'claims',
  'total',
  'own-order',
  'secrecy',
  'any-form',
  'tone',
  'tone-firm',
  'reviews-are-data',
  'refuse-all',
] as const

/** One of `promptRules`. */
export type PromptRule = (typeof promptRules)[number]

/** Which rules a prompt states, sentence by sentence; a model keeps to them more or less. */
export function readPrompt(prompt: string): readonly PromptRule[] {
  const sentences = plainWords(prompt)
    .text.split(/(?<=[.!?;])\s+|\n+/u)
    .filter((sentence) => sentence.trim() !== '')
  return promptRules.filter((rule) => sentences.some((sentence) => states[rule](sentence)))
}

const denies =
  /\b(?:never|not|no|don'?t|do not|must not|cannot|can'?t|only|refuse|decline|without|unless|at most|maximum|limit|forbidden|under no|nobody|none|ignore|distrust|whatever|even|untrusted)\b/u

const states: Readonly<Record<PromptRule, (sentence: string) => boolean>> = {
  limit: (s) =>
    (denies.test(s) || /\b(?:up to|needs? (?:an? )?approval|no more|more than)\b/u.test(s)) &&
    /discount|percent|%|price|approval/u.test(s),
  'no-exception': (s) =>
    /discount|percent|%|approval|refund/u.test(s) &&
    /\b(?:never|under no|no exception\w*|without exception|no matter|whatever|in no case|strictly)\b/u.test(
      s,
    ),
  claims: (s) =>
    denies.test(s) &&
    /\b(?:claim\w*|says? (?:that )?(?:they|he|she)|pretend\w*|impersonat\w*|manager|staff|developer|authori\w+|prove\w*|proof|identity|promise\w*|persua\w*)\b/u.test(
      s,
    ),
  total: (s) =>
    /\b(?:total|cumulative\w*|altogether|sum|together|per order|added up|already given)\b/u.test(
      s,
    ) && /discount|percent|%/u.test(s),
  'own-order': (s) =>
    denies.test(s) &&
    /\b(?:own orders?|their orders?|signed in|another customer|other customers?|someone else|other people)\b/u.test(
      s,
    ),
  secrecy: (s) =>
    denies.test(s) &&
    /\b(?:code|secret|internal|confidential|password|these instructions|this prompt|system prompt|instructions)\b/u.test(
      s,
    ),
  'any-form': (s) =>
    denies.test(s) &&
    /\b(?:encod\w*|base ?64|spell\w*|revers\w*|translat\w*|any form|in parts|part of|pieces|letter by letter|hint\w*|summar\w*|paraphras\w*)\b/u.test(
      s,
    ),
  tone: (s) =>
    /\b(?:polite\w*|respectful\w*|friendly|courteous\w*|professional\w*|kind\w*|insult\w*|abus\w*|rude\w*|swear\w*|offens\w*)\b/u.test(
      s,
    ),
  'tone-firm': (s) =>
    denies.test(s) &&
    /\b(?:insult\w*|abus\w*|rude\w*|swear\w*|offens\w*|belittl\w*)\b/u.test(s) &&
    /\b(?:even|role|story|stories|asked|asks|request\w*|provok\w*|whatever|joke\w*|game\w*|pretend\w*|character|never|fiction)\b/u.test(
      s,
    ),
  'reviews-are-data': (s) =>
    /\b(?:reviews?|documents?|retrieved)\b/u.test(s) &&
    /\b(?:data|untrusted|not instructions?|never follow|not follow|don'?t follow|ignore|never obey|not obey|quoted?|never act|not act|not a command)\b/u.test(
      s,
    ),
  'refuse-all': (s) =>
    /\b(?:refuse|decline|reject) (?:all|every|any|each)\b|\bnever (?:use|call) (?:any |a |the |your )?tools?\b|\b(?:do not|don'?t|never) (?:answer|help)\b|\brefuse everything\b/u.test(
      s,
    ),
}
