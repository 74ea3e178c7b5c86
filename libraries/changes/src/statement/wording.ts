import {withoutReferences} from './references.ts'

/** Answers that would fit any change, as whole answers or as all that an answer has. */
const boilerplate: readonly RegExp[] = [
  /\bn\s*\/?\s*a\b/g,
  /\bnot (applicable|relevant|needed|required)\b/g,
  /\b(none|nothing|nope|no|yes|tbd|todo|tbc|wip|ok|okay|done|later)\b/g,
  /\b(it|this|that|everything|all|the model|model|system|code)?\s*(should )?(just )?(works?|working|is|are|be|behaves?|performs?|perform)( very)? (fine|well|good|great|ok|okay|correctly|as (expected|intended|before|designed)|the same|normally|properly)\b/g,
  /\b(it|this|that|errors?|failures?|edge cases?|exceptions?)?\s*(will|would|should|can|are|is|gets?|get)( all)?( be)? (handled|caught|covered|addressed|monitored|tested|logged|dealt with|taken care of)( gracefully| properly| appropriately| later| accordingly| automatically)?\b/g,
  /\b(we|i) (will|would|plan to|are going to|intend to)\s+(monitor|test|check|look into|handle|add|investigate|review|consider|improve)\b/g,
  /\b(see|as|described|mentioned|same as|like)\s+(above|below|before|code|the code|diff|description|previous|earlier|last time|previous pr|the pr)\b/g,
  /\bno (issues?|impact|changes?|problems?|concerns?|effect|difference|risk)s?( (expected|found|known|observed|at all))?\b/g,
  /\b(we|our team|the team)\s+(take|takes|took)\s+(fairness|this|safety|quality)\s+(very )?seriously\b/g,
  /\b(tested|checked|verified|works) (locally|manually|on my machine|in staging)\b/g,
  /\b(standard|usual|default|existing|normal|same)( error)? (fallback|handling|behaviou?r|mechanism|process|practice)\b/g,
  /\b(the )?model (is|was|remains) (fair|unbiased|robust|safe|accurate|good)( to| for)?( everyone| all( groups)?)?\b/g,
  /\b(best|industry) practices?\b/g,
]

const emptyWords = new Set(
  'a an and any are as at be been but by for from had has have here how i in is it its of on or our so that the their them then there these they this to us was we were what when which will with you your also please thanks currently just very really all now'.split(
    ' ',
  ),
)

/** Words in lower case, without references and marks. */
export function wordsIn(text: string): string[] {
  return withoutReferences(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%.]+/gu, ' ')
    .split(' ')
    .map((word) => word.replaceAll(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '')
}

/** The first boilerplate phrase of an answer that says next to nothing else; otherwise undefined. */
export function boilerplateOf(text: string): string | undefined {
  let rest = withoutReferences(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
  let phrase: string | undefined
  for (const pattern of boilerplate) {
    rest = rest.replaceAll(pattern, (found) => {
      phrase ??= found.trim()
      return ' '
    })
  }
  if (phrase === undefined) return undefined
  const left = rest.split(/\s+/).filter((word) => word !== '' && !emptyWords.has(word))
  return left.length < 5 ? phrase : undefined
}

const groupWords =
  /\b(groups?|subgroups?|minorit\w+|sex|genders?|wom[ae]n|m[ae]n|fe?males?|non-?binary|trans\w*|age[ds]?|age[ _-]?bands?|older|younger|elderly|children|race|racial|ethnic\w*|black|white|asian|hispanic|latin[oaex]s?|african\w*|caucasian|indigenous|native|non-?native|immigrants?|migrants?|refugees?|language|languages|dialects?|accents?|speakers?|disabilit\w+|disabled|religio\w+|muslims?|jew\w*|christians?|nationalit\w+|countr\w+|regions?|rural|urban|income|low-?income|postcode\w*|skin|tone|fitzpatrick|sexual|orientation|lgbt\w*|gay|lesbian|pregnan\w+|veterans?|marital|caste|cohorts?|slices?|segments?|underrepresented|protected)\b/i
const failureWords =
  /\b(time[sd]?[ -]?outs?|timing out|refus\w+|unavailab\w+|unreachable|down|outages?|errors?|5\d\d|429|rate[ -]?limit\w*|slow|latency|empty|malformed|invalid|garbage|wrong|hallucinat\w+|low confidence|confidence|contradict\w+|crash\w*|disconnect\w*|resets?|overload\w*|exceptions?|schema|fails?|failure|failed)\b/i
const reactionWords =
  /\b(fall(s|ing)?[ -]?back|rules?|rule-?based|heuristic\w*|queue[sd]?|humans?|person|people|agent|manual\w*|reviewers?|cache[sd]?|cached|default\w*|previous|last known|degrad\w+|retr(y|ies|ied|ying)|circuit|breaker|message|banner|notice|reject\w*|decline[sd]?|hold|held|skip\w*|hide[sn]?|hidden|switch\w*|second|secondary|backup|baseline|return\w*|show\w*|shown|disabl\w+|keyword|template|stop[sp]?\w*|alert\w*|route[sd]?)\b/i

/** What a specific answer to each question has, and this text lacks. */
export function missingIn(text: string, question: 'minorities' | 'fallback'): string[] {
  const said = withoutReferences(text)
  const missing: string[] = []
  if (question === 'minorities') {
    if (!groupWords.test(said)) missing.push('a group')
    if (!/(?<![\w.])\d+(?:[.,]\d+)?\s*%?/.test(said)) missing.push('a number')
  } else {
    if (!failureWords.test(said)) missing.push('a failure')
    if (!reactionWords.test(said)) missing.push('what happens then')
  }
  if (wordsIn(text).length < 8) missing.push('a sentence')
  return missing
}

const exemption =
  /\b(not applicable|does not apply|do not apply|doesn't apply|none applies|no (fairness )?evidence applies|no audit applies|cannot be audited|n\/a)\b/i
const reviewed =
  /\breviewed[ -]by\s*:?\s*(?:\*\*)?\s*@?([\p{L}\p{N}][\p{L}\p{N}._@+-]*(?:[ \t]+\p{Lu}[\p{L}.'-]*){0,3})/iu

/** A reason why no fairness evidence applies, as `Not applicable: …` with `Reviewed-by: @name`. */
export interface Exemption {
  /** Words of the reason beside the formula and the reviewer. */
  readonly words: number
  readonly reviewer: string | undefined
}

/** The exemption that an answer claims, or undefined when it claims none. */
export function exemptionIn(text: string): Exemption | undefined {
  if (!exemption.test(text)) return undefined
  const reviewer = reviewed.exec(text)?.[1]?.replace(/[.,;]+$/, '')
  const reason = text.replace(reviewed, ' ').replace(exemption, ' ')
  const words = wordsIn(reason).filter((word) => !emptyWords.has(word)).length
  return {words, reviewer}
}
