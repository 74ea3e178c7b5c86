import {keepPreviousData, useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {moment} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {plain} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {stateStatus, subjectOf} from './appeal-words.ts'
import {appealsPerPage, appealsToDecideQuery} from './queries.ts'
import styles from './appeals.module.css'

/** The appeals that wait for a decision, the oldest first, or those decided, the latest first. */
export function ToDecidePanel({state}: {state: 'open' | 'decided'}) {
  const [offset, setOffset] = useState(0)
  const found = useQuery({
    ...appealsToDecideQuery(state, offset),
    placeholderData: keepPreviousData,
  }).data
  if (found === undefined || (state === 'decided' && found.total === 0)) return null
  return (
    <Panel title={state === 'open' ? 'To decide' : 'Decided'} note={plain(found.total)}>
      {found.appeals.length === 0 ? (
        <EmptyState
          title="Nothing to decide"
          consequence="Nobody waits for you. A new appeal is announced to you."
        />
      ) : (
        <ul className={styles['list']}>
          {found.appeals.map((appeal) => (
            <li key={appeal.id} className={styles['line']}>
              <div>
                <h3>{subjectOf(appeal)}</h3>
                <span className="tiny">
                  {appeal.person?.name ?? appeal.itemId} · made {moment(appeal.madeAt)}
                </span>
              </div>
              <span className={styles['end']}>
                <Status kind={stateStatus[appeal.state].kind}>
                  {stateStatus[appeal.state].word}
                </Status>
              </span>
              <LinkButton
                size="xs"
                to="/appeals/$id"
                params={{id: appeal.id}}
                aria-label={`${state === 'open' ? 'Decide' : 'Read'}: ${subjectOf(appeal)}`}
              >
                {state === 'open' ? 'Decide' : 'Read'}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <Pager offset={offset} size={appealsPerPage} total={found.total} onOffset={setOffset} />
    </Panel>
  )
}
