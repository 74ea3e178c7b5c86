import type {AssignmentView} from '@airworthy/server/features/assignments/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {Panel} from '../../design/panel.tsx'
import {countsSentence} from './counts-sentence.ts'
import {assignmentsQuery} from './queries.ts'
import {WithdrawDialog} from './withdraw-dialog.tsx'
import {calendarDay, programmeNames} from './words.ts'
import styles from './assignments.module.css'

/** The assignments that were given and still hold, with how far each is. */
export function GivenPanel() {
  const assignments = useQuery(assignmentsQuery).data?.assignments
  const [withdrawn, setWithdrawn] = useState<AssignmentView>()
  if (!assignments) return null
  return (
    <Panel title="What was assigned" note={assignments.length}>
      {assignments.length === 0 ? (
        <p className="muted">Nothing yet.</p>
      ) : (
        <ul className={styles['given']}>
          {assignments.map((assignment) => (
            <li key={assignment.id}>
              <div>
                <h3>
                  {programmeNames[assignment.programme]}, {assignment.toName}
                </h3>
                <p className="small muted">
                  Due by {calendarDay(assignment.dueOn)}
                  {assignment.madeBy && `, assigned by ${assignment.madeBy.name}`}
                </p>
                <p className="small">
                  {assignment.counts === null
                    ? 'Fewer than five people: no counts.'
                    : countsSentence(assignment.counts)}
                </p>
              </div>
              <Button
                size="xs"
                onClick={() => setWithdrawn(assignment)}
                aria-label={`Withdraw ${programmeNames[assignment.programme]}, ${assignment.toName}`}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      )}
      {withdrawn && (
        <WithdrawDialog
          key={withdrawn.id}
          assignment={withdrawn}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </Panel>
  )
}
