import type {OwnAppealView} from '@airworthy/server/features/appeals/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQueryClient} from '@tanstack/react-query'
import {day, moment} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {stateStatus, subjectOf} from './appeal-words.ts'
import {ownAppealsQuery} from './queries.ts'
import styles from './appeals.module.css'

/** The person's own appeals with their state, their decision and what follows from it. */
export function OwnAppealsPanel({appeals}: {appeals: readonly OwnAppealView[]}) {
  return (
    <Panel title="My appeals" note={appeals.length || undefined}>
      {appeals.length === 0 ? (
        <EmptyState
          title="No appeal yet"
          consequence="Every item, result and decision can be disputed: choose “Something is wrong with this item” while it is shown, or dispute a result, an examination or what was done to a credential from its page."
        />
      ) : (
        <ul className={styles['list']}>
          {appeals.map((appeal) => (
            <OwnAppeal key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function OwnAppeal({appeal}: {appeal: OwnAppealView}) {
  const {state, decision} = appeal
  return (
    <li>
      <div className={styles['line']}>
        <h3>{subjectOf(appeal)}</h3>
        <Status kind={stateStatus[state].kind}>{stateStatus[state].word}</Status>
        <span className={`meta ${styles['end']}`}>made {moment(appeal.madeAt)}</span>
      </div>
      <p className={`small reading ${styles['text']}`}>{appeal.text}</p>
      {decision && (
        <blockquote className={styles['decision']}>
          <p className="small reading">{decision.reason}</p>
          <footer className="tiny">
            {decision.decidedBy}, {day(decision.at)}
          </footer>
        </blockquote>
      )}
      {appeal.offersRetake && <Retake kind={appeal.kind} />}
      {state === 'open' && <Waiting appeal={appeal} />}
    </li>
  )
}

/** What an upheld appeal opens. */
function Retake({kind}: Pick<OwnAppealView, 'kind'>) {
  if (kind === 'examination') {
    return (
      <p className="small">
        The decision is set aside: you may begin another examination at once.{' '}
        <LinkButton size="xs" to="/examination">
          Open the examination
        </LinkButton>
      </p>
    )
  }
  return (
    <p className="small">
      The assessment may be continued where it can be, or taken again.{' '}
      <LinkButton size="xs" to="/assessment">
        Open the assessment
      </LinkButton>
    </p>
  )
}

function Waiting({appeal: {id, deciders}}: {appeal: OwnAppealView}) {
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => request(`/api/appeals/${id}/withdrawal`, {method: 'POST', body: {}}),
    onSettled: () => client.invalidateQueries({queryKey: ownAppealsQuery.queryKey}),
  })
  return (
    <>
      <div className={styles['line']}>
        <span className="meta">
          {deciders === 0
            ? 'Nobody can decide it: another administrator must be added first.'
            : 'It waits for its decision; you are told when it is there.'}
        </span>
        <Button
          className={styles['end'] ?? ''}
          size="xs"
          onClick={() => withdraw.mutate()}
          disabled={withdraw.isPending}
        >
          Take back
        </Button>
      </div>
      {withdraw.isError && (
        <Notice kind="breach" word="Not taken back">
          {sentenceOf(withdraw.error)}
        </Notice>
      )}
    </>
  )
}
