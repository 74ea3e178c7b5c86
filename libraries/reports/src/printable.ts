/**
 * A text without what could command the place where it is shown: control characters (a terminal
 * obeys them), lone surrogates, and the marks that turn the direction of the text after them.
 * Each becomes U+FFFD; line breaks and tabs stay.
 */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(commanding, '\ufffd')
}

// controls but tab and line break; embeddings, overrides, isolates (UAX 9); noncharacters
const commanding =
  /(?![\t\n])\p{Cc}|[\u{202a}-\u{202e}\u{2066}-\u{2069}]|\p{Noncharacter_Code_Point}/gu
