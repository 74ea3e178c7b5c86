import {useQuery, useSuspenseQuery} from '@tanstack/react-query'
import {Navigate, Outlet, useRouterState} from '@tanstack/react-router'
import {Suspense} from 'react'
import {Glareshield} from '../design/glareshield.tsx'
import {ViewerMenu} from '../design/viewer-menu.tsx'
import {ownDutiesQuery} from '../features/assignments/queries.ts'
import {ownStandingQuery} from '../features/credentials/queries.ts'
import {useSignOut, viewerQuery} from '../features/people/viewer.ts'
import {currencyLamp} from '../home/answer.ts'
import {useNeeds} from '../home/use-needs.ts'
import {useFocusMode} from './focus-mode.ts'
import {doorsFor} from './doors.ts'

/** Glareshield and screen of a signed-in person; a running assessment brings its own top bar. */
export function Shell() {
  const {viewer: person} = useSuspenseQuery(viewerQuery).data
  const signOut = useSignOut()
  const path = useRouterState({select: ({location}) => location.pathname})
  const focused = useFocusMode()
  const needs = useNeeds()
  const duties = useQuery({...ownDutiesQuery, enabled: person !== null}).data?.duties ?? []
  const standings = useQuery({...ownStandingQuery, enabled: person !== null}).data
  const standing = standings?.roles.find(({role}) => role === standings.role)
  if (person === null) return <Navigate to="/sign-in" />
  const doors = doorsFor(person)
  const waiting = needs?.length ?? 0
  return (
    <>
      {!focused && (
        <Glareshield
          doors={doors}
          path={path}
          currency={currencyLamp(duties, standing)}
          needs={waiting}
          menu={
            <ViewerMenu
              name={person.name}
              doors={doors}
              needs={waiting}
              onSignOut={() => void signOut()}
            />
          }
        />
      )}
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </>
  )
}
