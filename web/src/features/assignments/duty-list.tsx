import type {DutyView} from '@airworthy/server/features/assignments/views.ts'
import {Link} from '@tanstack/react-router'
import {Status} from '../../design/status.tsx'
import {dutySentence, programmeNames, programmePlaces, standings} from './words.ts'
import styles from './assignments.module.css'

/** A person's own duties: where each stands, what it asks for, who assigned it and why. */
export function DutyList({duties}: {duties: readonly DutyView[]}) {
  return (
    <ul className={styles['duties']}>
      {duties.map((duty) => {
        const {kind, word} = standings[duty.standing]
        return (
          <li key={duty.id}>
            <Status kind={kind}>{word}</Status>
            <div>
              <h3>{programmeNames[duty.programme]}</h3>
              <p>{dutySentence(duty)}.</p>
              {duty.text !== '' && <p className={styles['text']}>{duty.text}</p>}
              {duty.exemption && <p className="small muted">Reason: {duty.exemption.reason}</p>}
              {duty.assignedBy && <p className="meta">Assigned by {duty.assignedBy.name}</p>}
            </div>
            {(duty.standing === 'due' || duty.standing === 'overdue') && (
              <Link to={programmePlaces[duty.programme].to}>
                {programmePlaces[duty.programme].action}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
