import {useSuspenseQuery} from '@tanstack/react-query'
import {useSearch} from '@tanstack/react-router'
import {useState} from 'react'
import {TextField} from '../../design/field.tsx'
import {plain} from '../../design/numbers.ts'
import {Screen} from '../../design/screen.tsx'
import {foundTerms} from './found-terms.ts'
import {lexiconQuery} from './queries.ts'
import {TermEntry} from './term-entry.tsx'
import {TermList} from './term-list.tsx'
import styles from './lexicon.module.css'

/** The lexicon: every term of the programme, found as one types. */
export function LexiconScreen() {
  const {terms} = useSuspenseQuery(lexiconQuery).data
  const {term: chosen} = useSearch({from: '/signed-in/lexicon'})
  const [search, setSearch] = useState('')
  const found = foundTerms(terms, search)
  const entry = terms.find(({id}) => id === chosen) ?? found[0]
  return (
    <Screen
      name="Lexicon"
      question="What does it mean?"
      heading={`${plain(terms.length)} terms, each with a case and a common misuse.`}
    >
      <div className={styles['columns']} data-chosen={chosen !== undefined || undefined}>
        <div className={styles['side']}>
          <div className={styles['search']}>
            <TextField
              label="Search the terms"
              type="search"
              value={search}
              autoComplete="off"
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <p className="meta" role="status">
              {search.trim() === '' ? 'All of them' : `${plain(found.length)} found`}
            </p>
          </div>
          <TermList
            terms={found}
            all={search.trim() === ''}
            current={entry?.id}
            onShowAll={() => setSearch('')}
          />
        </div>
        {entry && <TermEntry entry={entry} terms={terms} />}
      </div>
    </Screen>
  )
}
