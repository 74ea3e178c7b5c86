import {designQuestions, type QuestionId} from './questions.ts'
import {shownText} from './shown-text.ts'

/** What a pull-request text says to one design question. */
export interface Answer {
  readonly question: QuestionId
  /** Line of the question in the text, from 1. */
  readonly line: number
  /** The answer as it is shown, without comments, empty boxes and "no response"; empty when nothing was said. */
  readonly text: string
}

/** What may stand before a question on its line: quotes, list marks, boxes, numbers, headings, bold, tags. */
const before = String.raw`^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:\[[ xX]\][ \t]*)?(?:#{1,6}[ \t]*)?(?:<\/?[a-z][^>]{0,80}>[ \t]*)*(?:\d+[.)][ \t]*)?(?:[*_~\`"'“‘(\[]{0,4}[ \t]*)(?:(?:Q(?:uestion)?[ \t]*\d*|\d+)[ \t]*[:.)–-][ \t]*)?(?:[*_]{0,3})`

/** What may follow the question's last word and belongs to it: marks, closing tags, "(required)". */
const after = String.raw`[ \t]*[?:.!]*[*_~\`"'”’)\]]{0,4}[?:.]*(?:[ \t]*<\/[a-z][^>]{0,20}>)*(?:[ \t]*[*_]*\((?:required|mandatory)\)[*_]*)?[ \t]*#*[ \t]*\*?`

const asked = designQuestions.map(({id, text}) => ({
  id,
  pattern: new RegExp(before + text.match(/\w+/g)?.join(String.raw`[\s,*_–-]{1,6}`) + after, 'i'),
}))

const heading = /^[ \t]{0,3}(#{1,6})(?:[ \t]|$)|^[ \t]*<h([1-6])\b/i

/**
 * The answers in a text of GitHub or GitLab Markdown. A question is a heading, bold, a list item or
 * a line of its own, in any case and punctuation; the answer reaches to the next question or to a
 * heading of the same rank. Comments are not read: in templates they hold the instructions. Of a
 * question asked twice the first answer that says something counts. A question that does not occur
 * is not in the result.
 */
export function readAnswers(text: string): Answer[] {
  const lines = withoutComments(text.replaceAll(/\r\n?/g, '\n')).split('\n')
  const found = new Map<QuestionId, Answer>()
  let open: {question: QuestionId; line: number; rank: number; said: string[]} | undefined
  const close = () => {
    if (open === undefined) return
    const {question, line, said} = open
    const answer = {question, line, text: saidText(said)}
    const known = found.get(question)
    if (known === undefined || (known.text === '' && answer.text !== ''))
      found.set(question, answer)
    open = undefined
  }
  let fence: string | undefined
  for (const [index, line] of lines.entries()) {
    fence = fenceAfter(line, fence)
    const hit = fence === undefined ? questionOn(line) : undefined
    const rank = fence === undefined ? rankOf(line, lines[index + 1]) : undefined
    if (hit !== undefined) {
      close()
      open = {question: hit.id, line: index + 1, rank: rank ?? 7, said: [hit.rest]}
    } else if (open !== undefined && rank !== undefined && rank <= open.rank) close()
    else open?.said.push(line)
  }
  close()
  return designQuestions.flatMap(({id}) => found.get(id) ?? [])
}

function questionOn(line: string): {id: QuestionId; rest: string} | undefined {
  if (line.length > 4000) return undefined
  for (const {id, pattern} of asked) {
    const match = pattern.exec(line)
    if (match !== null) return {id, rest: line.slice(match[0].length)}
  }
  return undefined
}

/** 1 to 6 for a heading, also one that is underlined. */
function rankOf(line: string, next: string | undefined): number | undefined {
  const match = heading.exec(line)
  if (match !== null) return match[1]?.length ?? Number(match[2])
  if (line.trim() === '' || next === undefined) return undefined
  return /^={3,}\s*$/.test(next) ? 1 : /^-{3,}\s*$/.test(next) ? 2 : undefined
}

function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (mark === undefined) return fence
  if (fence === undefined) return mark
  return mark.startsWith(fence) ? undefined : fence
}

/** An unfinished comment hides the rest, as both hosts show it. */
function withoutComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ''))
}

function saidText(lines: readonly string[]): string {
  return shownText(lines.join('\n'))
    .split('\n')
    .filter((line) => !/^\s*[-*+]\s+\[ \]/.test(line))
    .map((line) => line.replace(/^(\s*)[-*+]\s+\[[xX]\]\s*/, '$1'))
    .filter(
      (line) => !/^\s*(?:[_*]*no response[_*]*|[=-]{3,}|\/label\b.*|\/assign\b.*)\s*$/i.test(line),
    )
    .join('\n')
    .trim()
}
