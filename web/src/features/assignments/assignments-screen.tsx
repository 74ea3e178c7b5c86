import {useSuspenseQuery} from '@tanstack/react-query'
import {EmptyState} from '../../design/empty-state.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {usePerson} from '../people/viewer.ts'
import {mayLead} from '../people/words.ts'
import {DutyList} from './duty-list.tsx'
import {LeadAssignments} from './lead-assignments.tsx'
import {ownDutiesQuery} from './queries.ts'
import {dutiesHeading} from './words.ts'

/** Assignments: one's own for learners; for leads and administrators those of their people too. */
export function AssignmentsScreen() {
  return mayLead(usePerson()) ? <LeadAssignments /> : <OwnAssignments />
}

function OwnAssignments() {
  const {duties} = useSuspenseQuery(ownDutiesQuery).data
  return (
    <Screen name="Assignments" question="What is assigned to me?" heading={dutiesHeading(duties)}>
      {duties.length === 0 ? (
        <EmptyState
          title="No assignment"
          consequence="Nobody asks anything of you by a day. Your plan still says what is worth doing next."
        />
      ) : (
        <Panel title="My assignments">
          <DutyList duties={duties} />
        </Panel>
      )}
    </Screen>
  )
}
