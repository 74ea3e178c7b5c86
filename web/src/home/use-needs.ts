import {useQuery} from '@tanstack/react-query'
import {attemptsQuery} from '../features/assessments/queries.ts'
import {appealsToDecideQuery} from '../features/appeals/queries.ts'
import {ownDutiesQuery} from '../features/assignments/queries.ts'
import {allLoginsQuery} from '../features/credentials/queries.ts'
import {examinationsQuery} from '../features/examinations/queries.ts'
import {unreadQuery} from '../features/notifications/queries.ts'
import {invitationsQuery, peopleQuery} from '../features/people/queries.ts'
import {viewerQuery} from '../features/people/viewer.ts'
import {isAdministrator, mayAuthor} from '../features/people/words.ts'
import {needsOf, type Need} from './needs.ts'

/** What needs the signed-in person; undefined until it is known. */
export function useNeeds(): Need[] | undefined {
  const person = useQuery(viewerQuery).data?.viewer ?? null
  const administers = isAdministrator(person)
  const attempts = useQuery({...attemptsQuery, enabled: person !== null}).data
  const duties = useQuery({...ownDutiesQuery, enabled: person !== null}).data
  const unread = useQuery({...unreadQuery, enabled: person !== null}).data
  const appeals = useQuery({...appealsToDecideQuery('open'), enabled: mayAuthor(person)}).data
  const examinations = useQuery({...examinationsQuery, enabled: person !== null}).data
  const logins = useQuery({...allLoginsQuery, enabled: administers}).data
  const people = useQuery({...peopleQuery({limit: 1}), enabled: administers}).data
  const invitations = useQuery({...invitationsQuery, enabled: administers}).data
  if (person === null || !attempts || (administers && (!people || !invitations))) return undefined
  const administration =
    people && invitations ? {people: people.total, invitations: invitations.invitations} : null
  return needsOf({
    person,
    attempts,
    administration,
    duties: duties?.duties ?? [],
    unread: unread?.unread ?? 0,
    appeals: appeals?.open ?? 0,
    examination: examinations?.current ?? null,
    logins: logins?.logins.filter(({confirmedAt}) => confirmedAt === null).length ?? 0,
  })
}
