import type {FaultAction, FaultView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {CodeEditor} from '../code-editor.tsx'
import type {PaneProps} from '../pane.ts'
import {useDraft} from '../use-draft.ts'
import {endedWords, lineIn} from './fault-words.ts'
import {InlineCode} from '../inline-code.tsx'
import styles from './fault.module.css'

/** The handler in the editor, what it is given and owes, and the button that runs it. */
export function Centre({view, attempt, act, busy, finished}: PaneProps<FaultView, FaultAction>) {
  const [code, setCode, forget] = useDraft(attempt.id, {name: 'handler', initial: view.code})
  const ended = endedWords(view)
  const isRun = view.run !== null && code === view.code

  async function run() {
    if (await act({kind: 'run', code})) forget()
  }

  return (
    <>
      <h2>Handler</h2>
      <details className={styles['contract']} open>
        <summary>What it is given, and what it owes</summary>
        <ul>
          {view.contract.map((paragraph) => (
            <li key={paragraph}>
              <InlineCode text={paragraph} />
            </li>
          ))}
        </ul>
      </details>
      <CodeEditor
        label="Handler"
        value={code}
        {...(finished ? {readOnly: true} : {onChange: setCode})}
        note={`Exports handle. A tenant waits at most ${view.budgetMs.toLocaleString('en')} ms.`}
        lines={20}
        problems={ended === null || !isRun ? [] : [{line: lineIn(ended), message: ended}]}
      />
      {!finished && (
        <div className={styles['run']}>
          <Button onClick={() => void run()} disabled={busy} loading={busy}>
            Run
          </Button>
          <span className="meta">
            {isRun
              ? 'This code was run; it is what is judged when you finish.'
              : 'Not run yet: what is judged is the code that was run last.'}
          </span>
        </div>
      )}
      <section className={styles['faults']}>
        <h3>Conditions</h3>
        <dl>
          {view.conditions.map(({id, name, callerSees, visible}) => (
            <div key={id}>
              <dt>
                {name} {!visible && <span className="tag">when you finish</span>}
              </dt>
              <dd className="small">{callerSees}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
