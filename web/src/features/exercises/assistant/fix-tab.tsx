import type {AssistantAction, AssistantView, Fix} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {SelectField, TextAreaField} from '../../../design/field.tsx'
import {CodeEditor} from '../code-editor.tsx'
import type {PaneProps} from '../pane.ts'
import {useDraft} from '../use-draft.ts'
import {chosen, promptRuleWords, reviewChoices} from './assistant-words.ts'
import {FiltersForm} from './filters-form.tsx'
import {fixFrom} from './read-fix.ts'
import {ToolsForm} from './tools-form.tsx'
import styles from './assistant.module.css'

const emptyValidator = `// Return true to let a reply go out; anything else keeps it back.
// reply: {text, customer, message, calls: [{tool, outcome}]}
export function validate(reply) {
  return true
}
`

/** Everything that can be changed; it takes effect when it is applied. */
export function FixTab({
  view,
  attempt,
  act,
  busy,
  finished,
  setTab,
}: PaneProps<AssistantView, AssistantAction>) {
  const applied = JSON.stringify(view.fix)
  const [draft, setDraft, forget] = useDraft(attempt.id, {name: 'fix', initial: applied})
  const fix = fixFrom(draft, view.fix)
  const still = busy || finished
  const set = (part: Partial<Fix>) => setDraft(JSON.stringify({...fix, ...part}))
  const dirty = JSON.stringify(fix) !== applied
  async function apply() {
    if (await act({kind: 'change', fix})) forget()
  }
  return (
    <>
      <h2>Change the assistant</h2>
      <fieldset disabled={still} className={styles['fields']}>
        <legend className="visually-hidden">Changes</legend>
        <section className={styles['part']}>
          <h3>System prompt</h3>
          <TextAreaField
            label="Prompt"
            description="{{staff-code}} stands for your shop’s code. The order service has the code without it."
            value={fix.prompt}
            rows={9}
            maxLength={4000}
            onChange={({currentTarget}) => set({prompt: currentTarget.value})}
          />
          <p className="meta">
            Rules that the simulated model finds in the prompt applied last:{' '}
            {view.promptRules.map(promptRuleWords).join(', ') || 'none'}. A rule makes it less
            likely to yield.
          </p>
          <SelectField
            label="Reviews stand in the prompt"
            data={[...reviewChoices]}
            value={fix.reviews}
            onChange={({currentTarget}) =>
              set({reviews: chosen(reviewChoices, currentTarget.value)})
            }
          />
        </section>
        <ToolsForm tools={fix.tools} onChange={(tools) => set({tools})} />
        <FiltersForm fix={fix} onChange={set} />
      </fieldset>
      <section className={styles['part']}>
        <h3>Output validator</h3>
        {fix.validator === null ? (
          <Button
            variant="default"
            disabled={still}
            onClick={() => set({validator: emptyValidator})}
          >
            Write a validator
          </Button>
        ) : (
          <>
            <CodeEditor
              label="Validator"
              note="Exports validate(reply); only true lets a reply go out. Code that fails lets nothing out."
              value={fix.validator}
              onChange={(validator) => set({validator})}
              readOnly={finished}
              problems={
                view.validatorFault === null
                  ? []
                  : [{line: lineIn(view.validatorFault), message: view.validatorFault}]
              }
            />
            <Button variant="subtle" disabled={still} onClick={() => set({validator: null})}>
              Remove the validator
            </Button>
          </>
        )}
      </section>
      <div className={`${styles['acts']} ${styles['apply']}`}>
        <Button disabled={still || !dirty} onClick={() => void apply()}>
          Apply changes
        </Button>
        <Button variant="default" disabled={still || !dirty} onClick={forget}>
          Discard
        </Button>
        <Button variant="default" disabled={!view.changed} onClick={() => setTab('replay')}>
          Go on to Replay
        </Button>
        <span className="meta" role="status">
          {dirty ? 'Not applied yet.' : view.changed ? 'Applied.' : 'As delivered.'}
        </span>
      </div>
    </>
  )
}

function lineIn(message: string): number | null {
  const line = /line (\d+)/iu.exec(message)?.[1]
  return line === undefined ? null : Number(line)
}
