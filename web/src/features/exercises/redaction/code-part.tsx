import type {RedactionPolicy, RedactionView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {CodeEditor} from '../code-editor.tsx'
import styles from './redaction.module.css'

interface CodePartProps {
  view: RedactionView
  policy: RedactionPolicy
  still: boolean
  finished: boolean
  onChange: (part: Partial<RedactionPolicy>) => void
}

const empty = `// ticket: {id, subject, message, note, attachments, order, product, status, amount,
//   name, email, phone, birthDate, address, iban}, all texts.
// What is in sent leaves; the vault stays in the shop.
export function redact(ticket) {
  const {order, product} = ticket
  return {
    sent: {order, product, name: '[NAME-1]'},
    vault: {'[NAME-1]': ticket.name},
  }
}
`

/** Code of the learner's own in place of fields, detectors and rules. */
export function CodePart({view, policy, still, finished, onChange}: CodePartProps) {
  return (
    <section className={styles['part']}>
      <h3>Code instead</h3>
      {policy.code === null ? (
        <>
          <p className="meta">
            A function may do more than fields, detectors and rules, and takes their place.
          </p>
          <Button variant="default" disabled={still} onClick={() => onChange({code: empty})}>
            Write redact(ticket)
          </Button>
        </>
      ) : (
        <>
          <CodeEditor
            label="redact(ticket)"
            note="Exports redact(ticket), which returns {sent, vault}. Where it fails, nothing is sent."
            value={policy.code}
            onChange={(code) => onChange({code})}
            readOnly={finished}
            problems={view.codeFault === null ? [] : [problemOf(view.codeFault)]}
          />
          <Button variant="subtle" disabled={still} onClick={() => onChange({code: null})}>
            Remove the code
          </Button>
        </>
      )}
    </section>
  )
}

function problemOf(message: string): {line: number | null; message: string} {
  const line = /line (\d+)/iu.exec(message)?.[1]
  return {line: line === undefined ? null : Number(line), message}
}
