import {randomFrom} from '@airworthy/kernel'
import {carryOutCall} from './carry-out-call.ts'
import type {Believed, ReadReview} from './chat.ts'
import type {Desk} from './desk.ts'
import {stoppedIn} from './filter-text.ts'
import {complianceChance} from './persuasion.ts'
import {readReview, type PlantedInstruction} from './reading/read-review.ts'
import type {Scenario} from './scenario.ts'
import type {Work} from './work.ts'

type Product = Scenario['products'][number]

/** Fetches the reviews of a product and takes them in, instructions and all. */
export function readReviewsOf(work: Work, product: Product): void {
  carryOutCall(work, {tool: 'get_reviews', arguments: {product: product.id}, sources: []})
  work.readsReviewsNow = true
  const believed: Believed[] = []
  const reviews = reviewsOf(work.desk, product).map((review): ReadReview => {
    const withheld = stoppedIn('reviews', {text: review.text, fix: work.desk.fix}) !== null
    const planted = withheld ? null : readReview(review.text)
    if (planted === null || !isBelieved(work, {planted, text: review.text}))
      return {...review, withheld, followed: null}
    const {start, end} = planted
    const source = {source: 'document', id: review.id, author: review.author, start, end} as const
    believed.push(...planted.asks.map((ask) => ({ask, source})))
    return {...review, withheld, followed: {start, end}}
  })
  work.entries.push({kind: 'reviews', product: product.id, reviews})
  const quotes = reviews
    .filter(({withheld, followed}) => !withheld && followed === null)
    .slice(0, 2)
    .map(({text}) => text)
  const withheld = reviews.filter((review) => review.withheld).length
  work.remarks.push({kind: 'reviews', product: product.name, quotes, withheld})
  work.memory = {
    ...work.memory,
    hasReadReviews: true,
    believed: [...work.memory.believed, ...believed].slice(0, 4),
  }
}

function isBelieved(
  {desk, memory}: Work,
  {planted: {asks, techniques}, text}: {planted: PlantedInstruction; text: string},
): boolean {
  const [ask] = asks
  if (ask === undefined) return false
  const chance = complianceChance({
    channel: 'review',
    ask,
    techniques,
    earlier: [],
    refusals: 0,
    rules: desk.rules,
    reviews: desk.fix.reviews,
  })
  return memory.believed.length < 4 && randomFrom(`${desk.salt}|${text}`).next() < chance
}

function reviewsOf(
  {review}: Desk,
  {id, reviews}: Product,
): readonly Omit<ReadReview, 'withheld' | 'followed'>[] {
  if (review === null || review.product !== id || review.text === '') return reviews
  return [...reviews, {id: `${id}-new`, author: review.author, text: review.text}]
}
