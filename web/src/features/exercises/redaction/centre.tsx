import type {RedactionAction, RedactionView} from '@airworthy/range/views'
import type {PaneProps} from '../pane.ts'
import {MarkTicket} from './mark-ticket.tsx'
import {PolicyForm} from './policy-form.tsx'

/** Two tickets to search, or what leaves of a ticket: what the tab asks for. */
export function Centre(props: PaneProps<RedactionView, RedactionAction>) {
  const {view, attempt, act, busy, tab, setTab, finished} = props
  if (tab === 'minimise') return <PolicyForm {...props} />
  return (
    <>
      <h2>What may not leave?</h2>
      <p className="meta">
        Mark every word that is about a person or would lead to one. Each ticket is handed in once;
        then you see what you missed.
      </p>
      {view.marking.map((marking) => (
        <MarkTicket
          key={marking.ticket}
          attemptId={attempt.id}
          marking={marking}
          fields={view.fields}
          still={busy || finished}
          onHandIn={(words) => void act({kind: 'mark', ticket: marking.ticket, words: [...words]})}
          onNext={() => setTab('minimise')}
        />
      ))}
    </>
  )
}
