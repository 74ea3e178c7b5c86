import type {ResultsView} from '@airworthy/server/features/assessments/views.ts'
import {Link} from '@tanstack/react-router'
import {Facts} from '../../design/facts.tsx'
import {capital, counted, listed, percent, plain} from '../../design/numbers.ts'
import {abilityAt, domainName} from './domain-words.ts'
import {meaningOf} from './meaning.ts'
import {openQuestions, type OpenQuestions} from './open-questions.ts'
import {sortedDomains} from './sorted-domains.ts'
import styles from './results.module.css'

/** What the intervals mean, what next, and how sure all this is. */
export function ResultsAside({results}: {results: ResultsView}) {
  return (
    <aside className={styles['aside']}>
      <Meaning results={results} />
      <Next results={results} />
      <Sureness results={results} />
    </aside>
  )
}

function Meaning({results}: {results: ResultsView}) {
  const {gaps, crossing, unanswered, tooFew, meets} = meaningOf(results.domains)
  const names = (domains: readonly string[]) => <b>{listed(domains.map(domainName))}</b>
  return (
    <section>
      <h2>What it means</h2>
      {gaps.length > 0 && (
        <p>
          {names(gaps)} {gaps.length === 1 ? 'lies' : 'lie'} wholly below the level that your role
          requires, interval and all.
        </p>
      )}
      {crossing.length > 0 && (
        <p>
          In {names(crossing)} the interval crosses the required level. That is neither a pass nor a
          gap.
        </p>
      )}
      {unanswered.length > 0 && <p>In {names(unanswered)} no item was answered.</p>}
      {tooFew.length > 0 && (
        <p>
          In {names(tooFew)} too few items were answered for a figure. So few would say little about
          you, and which of your answers were right.
        </p>
      )}
      {meets.length > 0 && (
        <p>
          {names(meets)} {meets.length === 1 ? 'lies' : 'lie'} wholly above it.
        </p>
      )}
    </section>
  )
}

function Next({results}: {results: ResultsView}) {
  const gaps = sortedDomains(results.domains).filter(({verdict}) => verdict === 'gap')
  const open = openQuestions(results)
  return (
    <section>
      <h2>What next</h2>
      {results.mayContinue && open.domains.length > 0 && <p>{moreSentence(open)}</p>}
      {gaps.length > 0 && (
        <>
          <p>What the required level of your gaps asks for:</p>
          <dl className={styles['abilities']}>
            {gaps.map(({domain, requiredLevel}) => (
              <div key={domain}>
                <dt>{domainName(domain)}</dt>
                <dd>{abilityAt(domain, requiredLevel)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {results.kind === 'test-out' && results.domains.some(({verdict}) => verdict !== 'meets') && (
        <p>A day after this check you can test out of the domain again.</p>
      )}
      <p className="meta">
        <Link to="/plan">Your plan</Link> puts what is left in order and says why.
      </p>
    </section>
  )
}

/** What going on with the assessment would decide, and what it would only narrow. */
function moreSentence({domains, within, items, minutes}: OpenQuestions): string {
  const narrowed = domains.length - within
  const near = narrowed === 1 ? 'lies too near the level' : 'lie too near the level'
  const rest = `${counted(narrowed, 'domain')} ${near} to be judged soon; more items narrow the interval.`
  if (within === 0) return capital(rest)
  const first = `About ${counted(items, 'more item')} (${minutes} min) would judge ${counted(within, 'domain')}; they continue this assessment.`
  return narrowed === 0 ? first : `${first} ${capital(rest)}`
}

const endings: Record<ResultsView['finishedBecause'], string> = {
  'by-person': 'you',
  precision: 'enough precision',
  length: 'the most items of a sitting',
  'bank-exhausted': 'no item left that fits',
}

function Sureness({results}: {results: ResultsView}) {
  const answered = results.itemsGiven > 0
  return (
    <section>
      <h2>How sure is this</h2>
      <Facts
        facts={[
          [
            'Items answered',
            answered ? `${plain(results.itemsGiven)} of ${plain(results.itemsInBank)}` : 'none',
          ],
          ...(answered ? figuresOf(results) : []),
          ['Stopped by', endings[results.finishedBecause]],
          ['Time', `${capital(plain(results.activeMinutes))} min`],
          ['Seen by', 'you; your lead sees intervals'],
        ]}
      />
      {answered && results.provisional && (
        <p className="meta">
          The difficulty of each item is what authors expect. It is measured once 200 people have
          answered; until then read these results as a first sketch. The cuts between levels are
          provisional too.
        </p>
      )}
    </section>
  )
}

/** What the intervals rest on. */
function figuresOf({confidence, provisional}: ResultsView): (readonly [string, string])[] {
  return [
    ['Interval', `${percent(confidence)} of the posterior`],
    ['Item figures', provisional ? 'provisional: judged, not yet measured' : 'measured'],
  ]
}
