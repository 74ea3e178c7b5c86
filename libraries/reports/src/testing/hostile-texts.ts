import fc from 'fast-check'

/** Names that try to leave their place: markup, links, escape sequences, marks of direction, length. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title><svg onload=alert(1)>',
  '](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  'a|b`c`|*d*_e_~f~#1 @someone',
  '---',
  '1. one',
  'https://example.org and www.example.org',
  '&lt;b&gt; &amp; $x$',
  '\u202eevil\u2066\u202c',
  '\u001b[31mred\u001b]0;title\u0007\u009b2J',
  'line\nline\r\nline\ttab\u0000',
  '\ud800 lone, \ufffe none',
  ']]>',
  '👩‍👩‍👧‍👦 家族 🇨🇭',
  'عربي ועברית',
  'x'.repeat(500),
  ' ',
  '',
]

/** Any text, and often one that is hostile or holds one. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({unit: 'binary', maxLength: 40}),
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.tuple(fc.string(), fc.constantFrom(...hostileTexts)).map((parts) => parts.join('')),
)
