import {useSuspenseQuery} from '@tanstack/react-query'
import {useParams} from '@tanstack/react-router'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {domainName} from './domain-words.ts'
import {OpenAttempt} from './open-attempt.tsx'
import {testOutsQuery} from './queries.ts'
import {TestOutBefore} from './test-out-before.tsx'

/** Testing out of a domain: what it is before it starts, then the running check. */
export function TestOutScreen() {
  const {domain} = useParams({from: '/signed-in/plan/test-out/$domain'})
  const {open, finished} = useSuspenseQuery(testOutsQuery).data
  if (open?.domain === domain) return <OpenAttempt id={open.id} />
  if (open !== null) {
    return (
      <Screen
        name="Test out"
        question={`Test out of ${domainName(domain)}`}
        heading={`Finish ${domainName(open.domain)} first.`}
        lead="One check is open at a time. Every answer of it is kept."
        actions={
          <LinkButton to="/plan/test-out/$domain" params={{domain: open.domain}} variant="filled">
            Go on with {domainName(open.domain)}
          </LinkButton>
        }
      />
    )
  }
  const earlier = finished.filter((attempt) => attempt.domain === domain)
  return <TestOutBefore domain={domain} earlier={earlier} />
}
