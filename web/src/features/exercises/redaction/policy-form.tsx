import type {RedactionAction, RedactionPolicy, RedactionView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {SelectField, TextField} from '../../../design/field.tsx'
import type {PaneProps} from '../pane.ts'
import {useDraft} from '../use-draft.ts'
import {CodePart} from './code-part.tsx'
import {FieldRows} from './field-rows.tsx'
import {policyFrom, wordsFrom} from './redaction-words.ts'
import styles from './redaction.module.css'
import {RuleRows} from './rule-rows.tsx'

const standInChoices = [
  {value: 'each', label: 'one for each person or thing, as in [NAME-2]'},
  {value: 'one', label: 'one mark for all of a kind, as in [NAME]'},
] as const

/** Everything that stands between a ticket and the model; it takes effect when it is applied. */
export function PolicyForm({
  view,
  attempt,
  act,
  busy,
  finished,
}: PaneProps<RedactionView, RedactionAction>) {
  const applied = JSON.stringify(view.policy)
  const [draft, setDraft, forget] = useDraft(attempt.id, {name: 'policy', initial: applied})
  const policy = policyFrom(draft, view.policy)
  const still = busy || finished
  const dirty = JSON.stringify(policy) !== applied
  const set = (part: Partial<RedactionPolicy>) => setDraft(JSON.stringify({...policy, ...part}))
  async function apply() {
    if (await act({kind: 'set-policy', policy})) forget()
  }
  return (
    <>
      <h2>What leaves, and why</h2>
      <fieldset disabled={still} className={styles['fields']}>
        <legend className="visually-hidden">Policy</legend>
        <FieldRows view={view} policy={policy} onChange={set} />
        {policy.code === null && (
          <>
            <FreeText view={view} policy={policy} onChange={set} />
            <RuleRows view={view} rules={policy.rules} onChange={(rules) => set({rules})} />
          </>
        )}
      </fieldset>
      <CodePart view={view} policy={policy} still={still} finished={finished} onChange={set} />
      <div className={`${styles['acts']} ${styles['apply']}`}>
        <Button disabled={still || !dirty} onClick={() => void apply()}>
          Apply and show prompts
        </Button>
        <Button variant="default" disabled={still || !dirty} onClick={forget}>
          Discard
        </Button>
        <span className="meta" role="status">
          {dirty ? 'Not applied yet.' : 'The prompts are those of this policy.'}
        </span>
      </div>
    </>
  )
}

interface PartProps {
  view: RedactionView
  policy: RedactionPolicy
  onChange: (part: Partial<RedactionPolicy>) => void
}

/** Which sentences are needed, and which detectors work on what is sent of the free text. */
function FreeText({view, policy, onChange}: PartProps) {
  return (
    <section className={styles['part']}>
      <h3>Free text and names of files</h3>
      <TextField
        key={policy.words.join()}
        label="A needed sentence holds one of these"
        description="With commas between; a word counts from its beginning. {product} is any product of the shop, {order} a number of the form of an order."
        defaultValue={policy.words.join(', ')}
        onBlur={({currentTarget}) => onChange({words: wordsFrom(currentTarget.value)})}
      />
      <fieldset className={styles['fields']}>
        <legend>Detectors, which put a stand-in in place of what they find</legend>
        {view.detectors.map(({id, label, note}) => (
          <ChoiceRow
            key={id}
            type="checkbox"
            plain
            note={note}
            checked={policy.detectors.includes(id)}
            onChange={({currentTarget}) =>
              onChange({
                detectors: currentTarget.checked
                  ? [...policy.detectors, id]
                  : policy.detectors.filter((each) => each !== id),
              })
            }
          >
            {label}
          </ChoiceRow>
        ))}
      </fieldset>
      <SelectField
        label="Stand-ins"
        data={[...standInChoices]}
        value={policy.standIns}
        onChange={({currentTarget}) =>
          onChange({standIns: currentTarget.value === 'one' ? 'one' : 'each'})
        }
      />
    </section>
  )
}
