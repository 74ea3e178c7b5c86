/**
 * Whether a text is worth decoding: it has a long run without a space, letters that stand apart,
 * signs that nobody sees, or hardly a common word. Ordinary prose is spared the work.
 */
export function mayBeEncoded(written: string): boolean {
  if (written.trim().length < 8) return false
  if (
    /[^\s]{17}|[a-z]\d|\d[a-z]|(?:\b\S[\s.\-_]){6}|[\u00ad\u200b-\u200f\u2060-\u2064\u{e0000}-\u{e007f}]/iu.test(
      written,
    )
  )
    return true
  const words = written.toLowerCase().match(/\S+/gu) ?? []
  const common = words.filter((word) => commonWords.has(word)).length
  return words.length >= 3 && common / words.length < 0.1
}

const commonWords = new Set(
  'the a an and or to of in on for is are was were it i you my me we our your this that be with at by as not no do does did have has had can could will would please what when where how if so but from they them their people say'.split(
    ' ',
  ),
)
