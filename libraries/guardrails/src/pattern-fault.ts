/** The longest pattern that a filter or a rule may have, in UTF-16 code units. */
const longestPattern = 300

/**
 * Why a regular expression is refused; null for one that may be used. Refused is what is too long, no
 * regular expression, or known to take exponential time: a repetition within a repetition, repeated
 * alternatives that may begin alike, references back. Slow ones may remain: run strangers' patterns
 * under a limit of time.
 */
export function patternFault(pattern: string, flags = 'iu'): string | null {
  if (pattern === '') return 'the pattern is empty'
  if (pattern.length > longestPattern)
    return `the pattern is longer than ${longestPattern} characters`
  try {
    new RegExp(pattern, flags)
  } catch (error) {
    return error instanceof SyntaxError ? error.message.toLowerCase() : 'not a regular expression'
  }
  const bare = pattern.replace(/\\[^1-9k]/g, '_').replace(/\[[^\]]*\]/g, '_')
  if (/\\[1-9k]/.test(bare)) return 'the pattern refers back to a group'
  return repeatedGroups(bare) ?? tooManyRepeats(bare)
}

const unbounded = /^(?:[*+]|\{\d+,\}|\{\d+,\d{3,}\})/

function repeatedGroups(bare: string): string | null {
  const open: {repeats: boolean; alternatives: string[]}[] = []
  for (let at = 0; at < bare.length; at++) {
    const sign = bare[at]
    if (sign === '(') {
      open.push({repeats: false, alternatives: [firstOf(bare.slice(at + 1))]})
    } else if (sign === '|') {
      open.at(-1)?.alternatives.push(firstOf(bare.slice(at + 1)))
    } else if (sign === ')') {
      const group = open.pop()
      const isRepeated = unbounded.test(bare.slice(at + 1))
      if (group && isRepeated && group.repeats) return 'a repetition stands within a repetition'
      if (group && isRepeated && mayBeginAlike(group.alternatives)) {
        return 'repeated alternatives may begin alike'
      }
      if (group?.repeats || isRepeated) markRepeats(open)
    } else if (unbounded.test(bare.slice(at))) {
      markRepeats(open)
    }
  }
  return null
}

function markRepeats(open: {repeats: boolean}[]): void {
  const around = open.at(-1)
  if (around) around.repeats = true
}

/** First character of an alternative; `_` where it is a class or an escape. */
function firstOf(rest: string): string {
  const start = rest.replace(/^\?(?::|<?[=!]|<[^>]*>)/, '')
  return /^[a-z0-9 @#-]/i.test(start) ? start.charAt(0).toLowerCase() : '_'
}

function mayBeginAlike(alternatives: readonly string[]): boolean {
  if (alternatives.length < 2) return false
  return alternatives.includes('_') || new Set(alternatives).size < alternatives.length
}

/** Each unbounded repetition may multiply the time by the length of the text. */
function tooManyRepeats(bare: string): string | null {
  const repeats = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0
  return repeats > 10 ? 'the pattern has more than 10 open repetitions' : null
}
