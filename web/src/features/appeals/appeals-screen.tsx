import {useSuspenseQuery} from '@tanstack/react-query'
import {Screen} from '../../design/screen.tsx'
import {usePerson} from '../people/viewer.ts'
import {mayAuthor} from '../people/words.ts'
import {ownSentence, waitingSentence} from './appeal-words.ts'
import {OwnAppealsPanel} from './own-appeals-panel.tsx'
import {appealsToDecideQuery, ownAppealsQuery} from './queries.ts'
import {ToDecidePanel} from './to-decide-panel.tsx'
import styles from './appeals.module.css'

/** The person's own appeals; for those who decide, the open ones first. */
export function AppealsScreen() {
  return mayAuthor(usePerson()) ? <DecidersAppeals /> : <OwnAppeals />
}

function OwnAppeals() {
  const {appeals} = useSuspenseQuery(ownAppealsQuery).data
  return (
    <Screen name="Appeals" question="Appeals" heading={ownSentence(appeals)} lead={how}>
      <OwnAppealsPanel appeals={appeals} />
    </Screen>
  )
}

function DecidersAppeals() {
  const {appeals} = useSuspenseQuery(ownAppealsQuery).data
  const {open} = useSuspenseQuery(appealsToDecideQuery('open')).data
  return (
    <Screen
      name="Appeals"
      question="Appeals"
      heading={waitingSentence(open)}
      lead="An item is decided without the name of the person; nobody decides an own appeal. The person reads your reason."
    >
      <div className={styles['stack']}>
        <ToDecidePanel state="open" />
        <ToDecidePanel state="decided" />
        <OwnAppealsPanel appeals={appeals} />
      </div>
    </Screen>
  )
}

const how =
  'If an item is wrong or a result cannot be right, say so: while the item is shown, or from the results. A person who did not make it decides and gives you a reason.'
