import {decodedViews} from '@airworthy/guardrails'
import type {Ask} from './ask.ts'
import {mayBeEncoded} from './may-be-encoded.ts'
import {plainWords} from './plain-words.ts'
import {readAsks} from './read-asks.ts'
import {readTechniques} from './read-techniques.ts'
import type {Technique} from './technique.ts'

/** Instructions in a text that was meant to be read, not obeyed. */
export interface PlantedInstruction {
  readonly asks: readonly Ask[]
  readonly techniques: readonly Technique[]
  /** The stretch of the text in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** Finds what a model could take for an instruction; null in an ordinary review. */
export function readReview(written: string): PlantedInstruction | null {
  const plain = readPlainly(written)
  if (plain !== null || !mayBeEncoded(written)) return plain
  for (const view of decodedViews(written.slice(0, 1000), {depth: 2})) {
    if (view.path.length === 0) continue
    const decoded = readPlainly(view.text)
    if (decoded === null) continue
    const span = view.spanOf({start: decoded.start, end: decoded.end})
    return {
      ...decoded,
      ...span,
      techniques: [...new Set([...decoded.techniques, 'encoding' as const])],
    }
  }
  return null
}

function readPlainly(written: string): PlantedInstruction | null {
  const {text} = plainWords(written)
  const sentences = sentencesOf(written).map(({start, end}) => {
    const sentence = plainWords(written.slice(start, end)).text
    const asks = directive.test(sentence) ? readAsks(sentence) : []
    return {start, end, asks: asks.filter(isInstruction), opens: opening.test(sentence)}
  })
  const asking = sentences.filter(({asks}) => asks.length > 0)
  const first = asking[0]
  const last = asking.at(-1)
  if (first !== undefined && last !== undefined) {
    const opener = sentences.find(({opens, start}) => opens && start <= first.start) ?? first
    const {start} = opener
    const techniques = techniquesIn(written.slice(start))
    return {asks: asking.flatMap(({asks}) => asks), techniques, start, end: last.end}
  }
  const whole = directive.test(text) ? readAsks(text).filter(isInstruction) : []
  if (whole.length === 0) return null
  return {asks: whole, techniques: techniquesIn(written), start: 0, end: written.length}
}

function techniquesIn(written: string): readonly Technique[] {
  const {text, translated} = plainWords(written)
  const heard = readTechniques(text)
  // whoever speaks of the customer as of a third person speaks to the assistant
  const found =
    addressesDesk.test(text) && !heard.includes('completion')
      ? [...heard, 'completion' as const]
      : heard
  return translated ? [...new Set([...found, 'translation' as const])] : found
}

/** Provocation in a review is a reviewer's temper, not an instruction. */
function isInstruction(ask: Ask): boolean {
  return !(ask.kind === 'offend' && ask.provoked)
}

const directive =
  /apply_discount|send_email|\b(?:apply|give|grant|issue|set|send|refund|reduce|take|deduct|provide|offer|credit|insult|reveal|tell|include|add|use|call|make|must|should|shall|please|always|entitled|eligible|receives?|gets|deserves?|have to|has to|need to|needs|authori[sz]ed|approved|required?|ensure|proceed|execute|run|perform|process|e-?mail|forward|swear|be rude|repeat|print|show|ignore|act|respond|reply|qualif\w+|will|lower|knock|cut|charge|answer|speak|talk|write|say|drop|waive|discount)\b/u

const addressesDesk =
  /\b(?:(?:the|this|current|every|each|any|all) (?:current )?(?:customers?|users?|shoppers?|buyers?|visitors?)|(?:customers?|shoppers?|people|anyone|whoever|everyone|everybody|every order) (?:who|that|reading|asking|viewing)|(?:before|when|while) (?:you )?(?:answer|respond|repl|summar|read)\w*)\b/u

const opening =
  /\b(?:note|notice|system|assistant|bot|ai|instruction\w*|ignore|disregard|forget|staff|attention|important|end of|update|policy|agents?|model)\b|[<#{[=]/u

function sentencesOf(text: string): readonly {start: number; end: number}[] {
  return [...text.matchAll(/(?:[^.!?\n]|\.(?=\S))+[.!?\n]*/gu)]
    .map(({index, 0: match}) => {
      const lead = match.length - match.trimStart().length
      return {start: index + lead, end: index + match.trimEnd().length}
    })
    .filter(({start, end}) => end > start)
}
