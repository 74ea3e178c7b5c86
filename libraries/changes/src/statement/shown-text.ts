/**
 * An answer as a reader of the page sees it: without what GitHub and GitLab take from Markdown and do
 * not show, where words could stand for the check alone. Where a link leads to stays, since it is
 * what an answer points to; titles, labels, attributes and what stands for a picture go.
 */
export function shownText(text: string): string {
  return withoutFootnotes(text)
    .replaceAll(definition, '$1')
    .replaceAll(image, ' ')
    .replaceAll(linkTitle, ']($1)')
    .replaceAll(instruction, ' ')
    .replaceAll(tag, (found) => ` ${destination.exec(found)?.[1] ?? ''} `)
    .replaceAll(fenceInfo, '$1')
}

const title = String.raw`(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))`

/** `[label]: destination "title"`, also over several lines; footnotes are another thing. */
const definition = new RegExp(
  String.raw`^[ \t>]*(?:[-*+][ \t]+)?\[(?!\^)(?:\\.|[^[\]\\])+\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)(?:[ \t]*\n?[ \t]*${title})?[ \t]*$`,
  'gm',
)
const image = /!\[[^\n]*?\]\([^)\n]*\)|!\[[^\]\n]*\](?:\[[^\]\n]*\])?/g
const linkTitle = new RegExp(String.raw`\]\(\s*(<[^<>\n]*>|[^\s()]*)\s+${title}\s*\)`, 'g')
const instruction = /<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![a-z][^>]*>/gi
const tag = /<\/?[a-z][\w-]*(?:\s[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*){0,1000}|(?=\/?>))\/?>/gi
const destination = /\shref\s*=\s*["']?([^\s"'<>]+)/i
/** Words after a fence name its language; three marks on both sides of words are code in a line. */
const fenceInfo = /^([ \t>]*(?:`{3,}|~{3,}))[^`\n]*$/gm

/** A note that nothing refers to is not shown. */
function withoutFootnotes(text: string): string {
  return text.replaceAll(/^[ \t>]*\[\^([^\]\s]+)\]:.*$(?:\n(?: {2,}|\t).*$)*/gm, (note, label) =>
    text.split(`[^${String(label)}]`).length > 2 ? note : '',
  )
}
