import type {LexiconEntry} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {Link} from '@tanstack/react-router'
import {EmptyState} from '../../design/empty-state.tsx'
import {byLetter} from './found-terms.ts'
import styles from './lexicon.module.css'

interface TermListProps {
  terms: readonly LexiconEntry[]
  /** Whether these are all terms: only then the letters are shown. */
  all: boolean
  /** Id of the term that is open. */
  current: string | undefined
  onShowAll: () => void
}

/** The terms as links: by letter, or, while searching, the best first. */
export function TermList({terms, all, current, onShowAll}: TermListProps) {
  if (terms.length === 0) {
    return (
      <EmptyState
        title="No term found"
        consequence="No name and no definition holds these words."
        action={
          <Button size="xs" onClick={onShowAll}>
            Show all terms
          </Button>
        }
      />
    )
  }
  if (!all) {
    return (
      <nav aria-label="Terms found" className={styles['list']}>
        <Terms terms={terms} current={current} />
      </nav>
    )
  }
  const letters = byLetter(terms)
  return (
    <>
      <nav aria-label="Letters" className={styles['letters']}>
        {letters.map(([letter]) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      <nav aria-label="Terms" className={styles['list']}>
        {letters.map(([letter, group]) => (
          <section key={letter} aria-labelledby={`letter-${letter}`}>
            <h2 id={`letter-${letter}`}>{letter}</h2>
            <Terms terms={group} current={current} />
          </section>
        ))}
      </nav>
    </>
  )
}

function Terms({terms, current}: {terms: readonly LexiconEntry[]; current: string | undefined}) {
  return (
    <ul>
      {terms.map(({id, term}) => (
        <li key={id}>
          <Link
            to="/lexicon"
            search={{term: id}}
            resetScroll={false}
            data-here={id === current || undefined}
          >
            {term}
          </Link>
        </li>
      ))}
    </ul>
  )
}
