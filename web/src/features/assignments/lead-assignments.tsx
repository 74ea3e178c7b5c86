import {useSuspenseQuery} from '@tanstack/react-query'
import {capital, counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {UndeliveredPanel} from '../notifications/undelivered-panel.tsx'
import {AssignPanel} from './assign-panel.tsx'
import {DutyList} from './duty-list.tsx'
import {GivenPanel} from './given-panel.tsx'
import {leadHeading} from './lead-heading.ts'
import {OverviewPanel} from './overview-panel.tsx'
import {overviewQuery, ownDutiesQuery} from './queries.ts'
import {TeamCountsPanel} from './team-counts-panel.tsx'
import styles from './assignments.module.css'

const everybody = {search: '', team: '', standing: ''} as const

/** Assignments of a lead's or administrator's people: who is overdue, assigning, what was given. */
export function LeadAssignments() {
  const {counts} = useSuspenseQuery(overviewQuery(everybody, 0)).data
  const {duties} = useSuspenseQuery(ownDutiesQuery).data
  return (
    <Screen
      name="Assignments"
      question="Who has what to do by when?"
      heading={leadHeading(counts)}
      lead="Overdue first, then by the day that comes next, then by name."
    >
      <div className={styles['grid']}>
        {duties.length > 0 && (
          <Panel title="My own" note={capital(counted(duties.length, 'assignment'))}>
            <DutyList duties={duties} />
          </Panel>
        )}
        <OverviewPanel />
        <div className={styles['two']}>
          <AssignPanel />
          <div className={styles['grid']}>
            <GivenPanel />
            <TeamCountsPanel />
          </div>
        </div>
        <UndeliveredPanel />
      </div>
    </Screen>
  )
}
