const alike = {
  a: 'аαɑᴀ',
  b: 'вьβʙ',
  c: 'сϲᴄ',
  d: 'ԁɗđᴅ',
  e: 'еєεҽ℮ᴇ',
  f: 'ғƒꜰ',
  g: 'ɡԍɢ',
  h: 'һнհʜħ',
  i: 'іιıɩɪ',
  j: 'јϳᴊ',
  k: 'кκᴋ',
  l: 'ӏłʟ',
  m: 'мᴍ',
  n: 'пηոɴ',
  o: 'оοօσøᴏ',
  p: 'рρᴘ',
  q: 'ԛզ',
  r: 'гᴦʀ',
  s: 'ѕꜱ',
  ss: 'ß',
  t: 'тτᴛ',
  u: 'υսᴜμ',
  v: 'νѵᴠ',
  w: 'ѡωԝᴡ',
  x: 'хχ',
  y: 'уγүʏ',
  z: 'ᴢ',
  '-': '‐‑‒–—―−',
  "'": '‘’ʼ`',
  '"': '“”„«»',
  '/': '⁄∕',
  ' ': '\t\u2028\u2029',
} as const

/**
 * What looks like a small Latin letter or a plain sign once compatibility forms, case and diacritics
 * are evened out. A choice from the letters that Unicode Technical Standard 39 lists as confusable.
 */
export const confusables: ReadonlyMap<string, string> = mapOf(alike)

/** Capitals that look like another Latin letter than their small form does: Η is no n. */
export const confusableCapitals: ReadonlyMap<string, string> = mapOf({
  b: 'Β',
  h: 'Η',
  m: 'Μ',
  n: 'Ν',
  y: 'Υ',
  z: 'Ζ',
})

function mapOf(groups: {readonly [plain: string]: string}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([plain, all]) =>
      Array.from(all).map((each) => [each, plain] as const),
    ),
  )
}
