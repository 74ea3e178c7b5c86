import {capital, counted, countWord} from '../../design/numbers.ts'

/** How many domains have each verdict. */
export interface VerdictCounts {
  readonly meets: number
  readonly gaps: number
  readonly notJudged: number
}

/** The answer of a result in one to three sentences, the first of them whole by itself. */
export function verdictSentences({meets, gaps, notJudged}: VerdictCounts): string[] {
  const total = meets + gaps + notJudged
  if (total === 0) return ['No domain was examined.']
  if (meets === total) {
    return [
      total === 1
        ? 'It meets the level your role needs.'
        : `All ${countWord(total)} domains meet the level your role needs.`,
    ]
  }
  if (notJudged === total) {
    return ['Nothing is judged yet: that takes more items.']
  }
  const sentences: string[] = []
  if (meets > 0) {
    const verb = meets === 1 ? 'meets' : 'meet'
    sentences.push(`${capital(counted(meets, 'domain'))} ${verb} the level your role needs.`)
  }
  if (gaps > 0) {
    const subject = capital(countWord(gaps))
    if (meets > 0) sentences.push(gaps === 1 ? 'One is a gap.' : `${subject} are gaps.`)
    else if (total === 1) sentences.push('It lies below the level your role needs.')
    else if (gaps === total)
      sentences.push(`All ${countWord(total)} domains lie below the level your role needs.`)
    else
      sentences.push(
        `${subject} ${gaps === 1 ? 'domain lies' : 'domains lie'} below the level your role needs.`,
      )
  }
  if (notJudged > 0) {
    sentences.push(
      `${capital(countWord(notJudged))} ${notJudged === 1 ? 'is' : 'are'} not judged yet.`,
    )
  }
  return sentences
}

/** The counts of a list of verdicts. */
export function countVerdicts(
  domains: readonly {verdict: 'meets' | 'gap' | 'not-judged'}[],
): VerdictCounts {
  const count = (verdict: string) => domains.filter((domain) => domain.verdict === verdict).length
  return {meets: count('meets'), gaps: count('gap'), notJudged: count('not-judged')}
}
