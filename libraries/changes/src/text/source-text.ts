/** A source text beside itself with comments blanked, and with strings blanked too. */
export interface SourceText {
  readonly text: string
  /** Same length and lines; comments are spaces. */
  readonly withoutComments: string
  /** Same length and lines; comments and what stands between quotes are spaces. */
  readonly code: string
}

type Language = 'typescript' | 'python'

/** What `/` may follow when it begins a regular expression rather than dividing. */
const beforePattern =
  /(?:^|[=(,:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void))\s*$/

/**
 * Separates code, strings and comments. It is no parser: an unfinished quote ends with its line, so
 * that an apostrophe in JSX text costs one line and not the file. Template literals keep the code
 * between `${` and `}`.
 */
export function sourceText(text: string, language: Language): SourceText {
  const comments: [number, number][] = []
  const strings: [number, number][] = []
  if (language === 'python') scanPython(text, {comments, strings})
  else scanTypescript(text, {comments, strings})
  const withoutComments = blank(text, comments)
  return {text, withoutComments, code: blank(withoutComments, strings)}
}

interface Found {
  readonly comments: [number, number][]
  readonly strings: [number, number][]
}

function scanPython(text: string, {comments, strings}: Found): void {
  let at = 0
  while (at < text.length) {
    const character = text[at]
    if (character === '#') {
      const end = endOfLine(text, at)
      comments.push([at, end])
      at = end
    } else if (character === '"' || character === "'") {
      const triple = text.startsWith(character.repeat(3), at)
      const end = triple
        ? endOfTriple(text, at + 3, character.repeat(3))
        : endOfString(text, at + 1, character)
      const width = triple ? 3 : 1
      strings.push([at + width, Math.max(at + width, end - width)])
      at = end
    } else at++
  }
}

function scanTypescript(text: string, found: Found): void {
  // Depth of braces inside each open `${`, innermost last.
  const templates: number[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    if (character === '/' && text[at + 1] === '/') {
      const end = endOfLine(text, at)
      found.comments.push([at, end])
      at = end
    } else if (character === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2)
      const end = close === -1 ? text.length : close + 2
      found.comments.push([at, end])
      at = end
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, at + 1, character)
      found.strings.push([at + 1, Math.max(at + 1, end - 1)])
      at = end
    } else if (character === '`') {
      at = template(text, at + 1, {found, templates})
    } else if (character === '{' && templates.length > 0) {
      templates.push((templates.pop() ?? 0) + 1)
      at++
    } else if (character === '}' && templates.length > 0) {
      const depth = templates.pop() ?? 0
      if (depth === 0) at = template(text, at + 1, {found, templates})
      else {
        templates.push(depth - 1)
        at++
      }
    } else if (character === '/' && beforePattern.test(text.slice(Math.max(0, at - 24), at))) {
      const end = endOfPattern(text, at + 1)
      if (end > at + 1) found.strings.push([at + 1, end - 1])
      at = Math.max(end, at + 1)
    } else at++
  }
}

/** Reads a template literal up to its end or the next `${`, and gives the place after it. */
function template(
  text: string,
  from: number,
  {found, templates}: {found: Found; templates: number[]},
): number {
  let at = from
  while (at < text.length) {
    if (text[at] === '\\') at += 2
    else if (text[at] === '`') {
      found.strings.push([from, at])
      return at + 1
    } else if (text[at] === '$' && text[at + 1] === '{') {
      found.strings.push([from, at])
      templates.push(0)
      return at + 2
    } else at++
  }
  found.strings.push([from, text.length])
  return text.length
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function endOfString(text: string, from: number, quote: string): number {
  let at = from
  while (at < text.length) {
    if (text[at] === '\\') at += 2
    else if (text[at] === quote) return at + 1
    else if (text[at] === '\n') return at
    else at++
  }
  return text.length
}

function endOfTriple(text: string, from: number, quotes: string): number {
  let at = from
  while (at < text.length) {
    if (text[at] === '\\') at += 2
    else if (text.startsWith(quotes, at)) return at + 3
    else at++
  }
  return text.length
}

/** The place after a regular expression's closing `/`, or `from` when the line ends before. */
function endOfPattern(text: string, from: number): number {
  let inClass = false
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '[') inClass = true
    else if (text[at] === ']') inClass = false
    else if (text[at] === '/' && !inClass) return at + 1
  }
  return from
}

function blank(text: string, ranges: readonly (readonly [number, number])[]): string {
  let result = ''
  let at = 0
  for (const [start, end] of ranges) {
    result += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n\r]/g, ' ')
    at = end
  }
  return result + text.slice(at)
}
