/** Replaces words that are one slip away from a key word: a letter missing, extra, wrong or swapped. */
export function repairTypos(text: string): string {
  return text.replace(/[a-z]{5,14}/gu, (word) => {
    if (known.has(word)) return word
    const near = byInitial.get(word.charAt(0)) ?? []
    return near.find((key) => oneSlip(word, key)) ?? word
  })
}

const keyWords =
  `discount discounts percent approved approval authorised authorized manager supervisor employee
  promised urgent immediately emergency pretend roleplay character ignore disregard override
  previous instructions instruction password secret internal confidential reveal repeat translate
  system prompt insult insults offensive swearing refund refunded reimburse review reviews
  order assistant customer developer policy reduction reduce spelled backwards reversed story
  encoded letters characters loyalty voucher coupon apply grant`
    .split(/\s+/u)
    .filter((word) => word.length >= 5)

/** Ordinary words one slip away from a key word. */
const ordinaryWords =
  `orders older border apple preview policies stories store storey approve percents reviewed reviewer
  letter applied reduced manages managers ordered promise systems ignored repeats granted discounted
  secrets reply grand grants stormy prompts`.split(/\s+/u)

const known = new Set([...keyWords, ...ordinaryWords])

const byInitial = new Map<string, string[]>()
for (const word of keyWords) {
  byInitial.set(word.charAt(0), [...(byInitial.get(word.charAt(0)) ?? []), word])
}

/** Whether the optimal string alignment distance is at most one. */
function oneSlip(word: string, key: string): boolean {
  if (Math.abs(word.length - key.length) > 1 || key.length < 6) return false
  let start = 0
  while (start < word.length && word.charAt(start) === key.charAt(start)) start++
  const rest = word.slice(start)
  const wanted = key.slice(start)
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest.charAt(0) === wanted.charAt(1) &&
      rest.charAt(1) === wanted.charAt(0) &&
      rest.slice(2) === wanted.slice(2))
  )
}
