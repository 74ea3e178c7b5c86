import type {LexiconEntry} from '@airworthy/content/public'
import {Link} from '@tanstack/react-router'
import {Facts} from '../../design/facts.tsx'
import {capital, listed} from '../../design/numbers.ts'
import {domainName} from '../assessments/domain-words.ts'
import styles from './lexicon.module.css'

interface TermEntryProps {
  entry: LexiconEntry
  terms: readonly LexiconEntry[]
}

/** One term: what it means, a worked case, how it is misused, and where it leads. */
export function TermEntry({entry, terms}: TermEntryProps) {
  const {term, also, definition, example, misuse, related, domains, tags} = entry
  const linked = terms.filter(({id}) => related.includes(id))
  return (
    <article className={styles['entry']} aria-labelledby="term">
      <p className={`small ${styles['back']}`}>
        <Link to="/lexicon">All terms</Link>
      </p>
      <h2 id="term">{capital(term)}</h2>
      {also && <p className="meta">also {listed(also)}</p>}
      <p className={styles['definition']}>{definition}</p>
      <h3>For example</h3>
      <p>{example}</p>
      <h3>Common misuse</h3>
      <p>{misuse}</p>
      {linked.length > 0 && (
        <>
          <h3>Related</h3>
          <ul className={styles['related']}>
            {linked.map(({id, term: name}) => (
              <li key={id}>
                <Link to="/lexicon" search={{term: id}} resetScroll={false}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles['facts']}>
        <Facts
          facts={[
            [domains.length === 1 ? 'Domain' : 'Domains', listed(domains.map(domainName))],
            ...(tags.length > 0 ? [['Standards', tags.join(', ')] as const] : []),
          ]}
        />
      </div>
    </article>
  )
}
