import type {RedactionAction, RedactionView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {SelectField} from '../../../design/field.tsx'
import {Notice} from '../../../design/notice.tsx'
import {Status} from '../../../design/status.tsx'
import type {PaneProps} from '../pane.ts'
import {kindWords, markWords, piecesOf} from './redaction-words.ts'
import styles from './redaction.module.css'

type Ticket = RedactionView['tickets'][number]

/** The exact prompt of one ticket, what of a person is in it, and the reply that it still allows. */
export function Right({view}: PaneProps<RedactionView, RedactionAction>) {
  const [chosen, setChosen] = useState(0)
  const ticket = view.tickets[chosen]
  const {judged, leaking, tickets, served} = view.visible
  return (
    <>
      <h2>What leaves</h2>
      <p className={styles['tally']} role="status">
        <Status kind={leaking === 0 ? 'pass' : 'breach'}>
          {leaking} of {judged} leak
        </Status>
        <Status kind={served === tickets ? 'pass' : 'gap'}>
          {served} of {tickets} can be answered
        </Status>
      </p>
      <p className="meta">Of the tickets that you see. You are judged on {view.hidden} others.</p>
      {view.codeFault !== null && (
        <Notice kind="error" word="Your code failed">
          Nothing is sent. {view.codeFault}
        </Notice>
      )}
      <div className={styles['picker']}>
        <Button
          variant="default"
          disabled={chosen === 0}
          onClick={() => setChosen(chosen - 1)}
          aria-label="Ticket before"
        >
          ‹
        </Button>
        <SelectField
          aria-label="Ticket"
          data={view.tickets.map((each, index) => ({value: String(index), label: nameOf(each)}))}
          value={String(chosen)}
          onChange={({currentTarget}) => setChosen(Number(currentTarget.value))}
        />
        <Button
          variant="default"
          disabled={chosen >= view.tickets.length - 1}
          onClick={() => setChosen(chosen + 1)}
          aria-label="Ticket after"
        >
          ›
        </Button>
      </div>
      {ticket !== undefined && <TicketState ticket={ticket} />}
    </>
  )
}

function nameOf({id, leaks, facts}: Ticket): string {
  const missing = facts.filter(({answerable}) => !answerable).length
  const told =
    leaks === null
      ? 'not searched yet'
      : leaks.length === 0
        ? 'nothing leaks'
        : `${leaks.length} leak`
  return missing === 0 ? `${id}: ${told}` : `${id}: ${told}, ${missing} missing`
}

function TicketState({ticket}: {ticket: Ticket}) {
  return (
    <>
      <section className={styles['part']}>
        <h3>Prompt</h3>
        <p className="tiny">
          <mark className={styles['span']} data-mark="leak">
            about a person
          </mark>{' '}
          <mark className={styles['span']} data-mark="stand-in">
            stand-in
          </mark>{' '}
          <mark className={styles['span']} data-mark="fact">
            needed
          </mark>
        </p>
        <pre className={styles['prompt']}>
          {piecesOf(ticket.prompt, ticket.spans).map(({text, mark, start}) =>
            mark === null ? (
              text
            ) : (
              <mark key={start} className={styles['span']} data-mark={mark}>
                <span className="visually-hidden">{markWords(mark)}</span>
                {text}
              </mark>
            ),
          )}
        </pre>
      </section>
      <section className={styles['part']}>
        <h3>About a person</h3>
        {ticket.leaks === null ? (
          <p className="meta">Search this ticket first, under Find.</p>
        ) : ticket.leaks.length === 0 ? (
          <Status kind="pass">Nothing leaves</Status>
        ) : (
          <ul className={styles['list']}>
            {ticket.leaks.map(({kind, whose, text, field, how}) => (
              <li key={`${field} ${kind} ${text}`}>
                <Status kind="breach">{kindWords(kind)}</Status> {text}
                <span className="meta">
                  {' '}
                  {whose}
                  {how === 'plainly' ? '' : `, read back through ${how}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles['part']}>
        <h3>What the reply needs</h3>
        <ul className={styles['list']}>
          {ticket.facts.map(({id, label, text, answerable}) => (
            <li key={id}>
              <Status kind={answerable ? 'pass' : 'gap'}>{answerable ? 'there' : 'missing'}</Status>{' '}
              {label} <span className="meta">{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles['part']}>
        <h3>
          Reply <span className="tag">simulated</span>
        </h3>
        <p className="meta">As the model returns it</p>
        <pre className={styles['prompt']}>{ticket.draft}</pre>
        <p className="meta">As the shop sends it, stand-ins filled in</p>
        <pre className={styles['prompt']}>{ticket.reply}</pre>
      </section>
    </>
  )
}
