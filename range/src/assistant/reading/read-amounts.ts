/** What a text says about how much, of which order and for whom. */
export interface Amounts {
  /** Percent, 0 to 100; the last that is named. */
  readonly percent: number | null
  readonly euros: number | null
  readonly order: string | null
  readonly customer: string | null
  /** How many times over; 1 unless told, at most 10. */
  readonly times: number
}

/** Reads figures, figures in words, order numbers and customer numbers. */
export function readAmounts(text: string): Amounts {
  return {
    percent: percentOf(text),
    euros: eurosOf(text),
    order: /\b(4\d{3})\b/u.exec(text)?.[1] ?? null,
    customer: /\bc-?(\d{3})\b/u.exec(text)?.[1]?.replace(/^/u, 'C-') ?? null,
    times: timesOf(text),
  }
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  'twenty-five': 25,
  'thirty-five': 35,
  'seventy-five': 75,
}
const numberWord = Object.keys(numberWords)
  .sort((one, other) => other.length - one.length)
  .join('|')

function percentOf(text: string): number | null {
  const figures = [
    ...text.matchAll(/(?<![\d.])(\d{1,3})(?:[.,]\d+)? ?-?(?:%|percent|per cent|pct)/gu),
  ]
    // "above 10 %" and "the 10 % limit" name the limit, not the wish
    .filter(
      ({index}) =>
        !/(?:above|over|more than|exceed\w*|beyond|limit (?:of|is)|instead of|not) (?:the )?$/u.test(
          text.slice(Math.max(0, index - 20), index),
        ),
    )
    .filter(
      ({index, 0: all}) =>
        !/^ ?(?:limit|cap|rule|maximum|policy|ceiling)/u.test(text.slice(index + all.length)),
    )
    .map(([, figure]) => Number(figure))
  const words = [
    ...text.matchAll(new RegExp(`\\b(${numberWord}) ?-?(?:%|percent|per cent)`, 'gu')),
  ].map(([, word]) => numberWords[word ?? ''] ?? 0)
  const largest = Math.max(-1, ...figures, ...words)
  if (largest >= 0) return Math.min(100, largest)
  if (
    /\b(?:half(?: the)? price|half off|halve|half of(?: the| my)? (?:price|order|cost|total)|by half|in half)\b/u.test(
      text,
    )
  )
    return 50
  if (
    /\b(?:for free|free of charge|completely free|totally free|entirely free|cost nothing|costs nothing|at no cost|waive|on the house|to zero|to 0|for nothing)\b/u.test(
      text,
    )
  )
    return 100
  if (/\b(?:a |one )third\b/u.test(text)) return 33
  if (/\b(?:a |one )quarter\b/u.test(text)) return 25
  const bare =
    /\bdiscount (?:of|to|=|:)+ ?"?(\d{1,3})\b|\b(\d{1,2}) off\b|"percent" ?: ?"?(\d{1,3})|percent ?[:=] ?(\d{1,3})/u.exec(
      text,
    )
  const figure = bare?.[1] ?? bare?.[2] ?? bare?.[3] ?? bare?.[4]
  return figure === undefined ? null : Math.min(100, Number(figure))
}

function eurosOf(text: string): number | null {
  const found = /(?:€|\beur(?:os?)?) ?(\d{1,4})|(\d{1,4})(?:[.,]\d+)? ?(?:€|eur(?:os?)?\b)/u.exec(
    text,
  )
  const figure = found?.[1] ?? found?.[2]
  return figure === undefined ? null : Number(figure)
}

function timesOf(text: string): number {
  if (/\btwice\b/u.test(text)) return 2
  const found = new RegExp(
    `\\b(\\d{1,2}|${numberWord}) ?(?:times|separate|discounts|x\\b)`,
    'u',
  ).exec(text)?.[1]
  if (found === undefined) {
    // "10 % more, and another 10 %": each figure is one discount
    const figures = text.match(/\d ?(?:%|percent|per cent)/gu)?.length ?? 0
    const stacks = /\b(?:another|on top|more and|plus|followed by|and then)\b/u.test(text)
    return figures > 1 && stacks ? Math.min(10, figures) : 1
  }
  return Math.min(10, Math.max(1, numberWords[found] ?? Number(found)))
}
