import type {AppealCaseView} from '@airworthy/server/features/appeals/views.ts'
import {useSuspenseQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {day, moment} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {Status} from '../../design/status.tsx'
import {stateStatus, subjectOf} from './appeal-words.ts'
import {DecisionForm} from './decision-form.tsx'
import {DisputedCredential} from './disputed-credential.tsx'
import {DisputedExamination} from './disputed-examination.tsx'
import {DisputedItem} from './disputed-item.tsx'
import {DisputedResults} from './disputed-results.tsx'
import {appealCaseQuery} from './queries.ts'
import styles from './appeals.module.css'

/** One appeal for those who decide: what was said, what is disputed as it was, the decision. */
export function AppealScreen() {
  const {id} = useParams({from: '/signed-in/appeals/$id'})
  const appeal = useSuspenseQuery(appealCaseQuery(id)).data
  return (
    <Screen
      name="Appeal"
      question={`Appeal · made ${moment(appeal.madeAt)}`}
      heading={headings[appeal.state](subjectOf(appeal))}
      lead={
        appeal.person === null
          ? 'Items are decided without the name of the person.'
          : `${appeal.person.name}, ${appeal.person.email}`
      }
      actions={<LinkButton to="/appeals">All appeals</LinkButton>}
    >
      <div className={styles['stack']}>
        <Panel title="What is said to be wrong">
          <p className="reading">{appeal.text}</p>
        </Panel>
        {appeal.item && <DisputedItem item={appeal.item} />}
        {appeal.results && <DisputedResults results={appeal.results} />}
        {appeal.examination && <DisputedExamination examination={appeal.examination} />}
        {appeal.credential && <DisputedCredential credential={appeal.credential} />}
        {appeal.kind === 'result' && appeal.results === null && (
          <p className="small muted reading">
            The assessment was continued; its results come anew when it ends.
          </p>
        )}
        <Decision appeal={appeal} />
      </div>
    </Screen>
  )
}

const headings: Record<AppealCaseView['state'], (subject: string) => string> = {
  open: (subject) => `${subject}: is the appeal right?`,
  upheld: (subject) => `${subject}: the appeal was upheld.`,
  refused: (subject) => `${subject}: the appeal was refused.`,
  withdrawn: (subject) => `${subject}: the appeal was taken back.`,
}

function Decision({appeal}: {appeal: AppealCaseView}) {
  if (appeal.state === 'open') return <DecisionForm appeal={appeal} />
  if (appeal.decision === null) return null
  const {kind, word} = stateStatus[appeal.decision.outcome]
  return (
    <Panel title="Decision" note={<Status kind={kind}>{word}</Status>}>
      <p className="reading">{appeal.decision.reason}</p>
      <p className="meta">
        {appeal.decision.decidedBy}, {day(appeal.decision.at)}
      </p>
    </Panel>
  )
}
