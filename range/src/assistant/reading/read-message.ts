import {decodedViews} from '@airworthy/guardrails'
import type {Ask, Question} from './ask.ts'
import {mayBeEncoded} from './may-be-encoded.ts'
import {plainWords} from './plain-words.ts'
import {readAsks} from './read-asks.ts'
import {readTechniques} from './read-techniques.ts'
import type {Technique} from './technique.ts'

/** What the simulated model takes out of a text: no more than this decides what it does. */
export interface Reading {
  readonly asks: readonly Ask[]
  readonly questions: readonly Question[]
  readonly techniques: readonly Technique[]
  /** Late, damaged or wrong goods: a reason for which the shop gives something. */
  readonly hasReason: boolean
  /** Says again or urges without naming what: the last request is meant. */
  readonly urges: boolean
  /** Wants the same as was just given. */
  readonly repeats: boolean
}

/** Reads what a person wrote; where nothing is asked plainly, decoded views of it are tried. */
export function readMessage(written: string): Reading {
  const reading = readPlainly(written)
  if (reading.asks.length > 0 || reading.questions.length > 0 || !mayBeEncoded(written)) {
    return reading
  }
  for (const view of decodedViews(written.slice(0, 2000), {depth: 2})) {
    if (view.path.length === 0) continue
    const decoded = readPlainly(view.text)
    if (decoded.asks.length > 0) {
      return {...decoded, techniques: [...new Set([...decoded.techniques, 'encoding' as const])]}
    }
  }
  return reading
}

function readPlainly(written: string): Reading {
  const {text, translated} = plainWords(written)
  const found = readTechniques(text)
  const asks = readAsks(text)
  return {
    asks,
    questions: questionsOf(text),
    techniques: translated && !found.includes('translation') ? [...found, 'translation'] : found,
    hasReason:
      /\b(?:late|delay\w*|damag\w*|broken|broke|scratch\w*|torn|rip(?:ped)?|tear in|defect\w*|faulty|missing|wrong (?:item|size|colou?r)|leak(?:s|ing|ed)|dent\w*|stain\w*|waited|waiting)\b/u.test(
        text,
      ),
    urges:
      /\b(?:please|come on|go ahead|do it|do that|just|proceed|go on|carry on|trust me|really|try again|why not|i said|you know)\b/u.test(
        text,
      ),
    repeats:
      /\b(?:again|once more|same (?:again|as before|thing)|another(?: one)?|one more|more|repeat (?:it|that))\b/u.test(
        text,
      ),
  }
}

function questionsOf(text: string): readonly Question[] {
  const questions: Question[] = []
  const asked = text.replace(
    /\b(?:(?:bad|negative|one|1|five|5)[- ]?(?:star)? (?:reviews?|ratings?)|(?:my|a|write|wrote|post|leave) (?:\w+ ){0,2}(?:reviews?|ratings?|feedback))\b/gu,
    ' ',
  )
  if (
    /\b(?:reviews?|opinions?|ratings?|rated|feedback|recommend\w*|any good|(?:what|how) do (?:other |most )?(?:people|others|customers|buyers|hikers)|do (?:people|others|customers) (?:say|like|think)|is (?:the|it|this) [\w ]{0,30}(?:good|worth|waterproof|warm|light|heavy|sturdy|reliable)|hold(?:s)? up|worth (?:it|buying|the)|experiences?|waterproof|buy it)\b/u.test(
      asked,
    )
  ) {
    questions.push({kind: 'reviews', product: null})
  }
  if (
    /\b(?:where is|where's|status|track\w*|deliver\w*|arriv\w*|shipped|dispatched|when (?:will|does|is)|what do i pay|what did i pay|look up|how much (?:is|was|does|do)|total)\b/u.test(
      text,
    )
  ) {
    questions.push({kind: 'status', order: /\b(4\d{3})\b/u.exec(text)?.[1] ?? null})
  }
  if (/^(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear)\b/u.test(text.trim()))
    questions.push({kind: 'greeting'})
  if (/\b(?:thanks|thank you|cheers|great|perfect|bye)\b/u.test(text))
    questions.push({kind: 'thanks'})
  return questions
}
