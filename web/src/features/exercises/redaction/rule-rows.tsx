import type {RedactionPolicy, RedactionView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {SelectField, TextField} from '../../../design/field.tsx'
import styles from './redaction.module.css'

type Rule = RedactionPolicy['rules'][number]

interface RuleRowsProps {
  view: RedactionView
  rules: readonly Rule[]
  onChange: (rules: readonly Rule[]) => void
}

const effects: readonly {value: Rule['does']; label: string}[] = [
  {value: 'keep', label: 'keep, whatever a detector says'},
  {value: 'placeholder', label: 'send a stand-in'},
  {value: 'remove', label: 'remove'},
]

/** Patterns of the learner's own, which come before the detectors. */
export function RuleRows({view, rules, onChange}: RuleRowsProps) {
  const replace = (index: number, part: Partial<Rule>) =>
    onChange(rules.map((rule, at) => (at === index ? {...rule, ...part} : rule)))
  return (
    <section className={styles['part']}>
      <h3>Rules</h3>
      <dl className={styles['forms']}>
        {view.forms.map(({what, form}) => (
          <div key={what}>
            <dt className="meta">{what}</dt>
            <dd>{form}</dd>
          </div>
        ))}
      </dl>
      {rules.map((rule, index) => (
        <fieldset key={rule.id} className={styles['field']}>
          <legend>Rule “{rule.id}”</legend>
          <SelectField
            aria-label={`Rule ${rule.id}: effect`}
            data={[...effects]}
            value={rule.does}
            onChange={({currentTarget}) => {
              const does = effects.find(({value}) => value === currentTarget.value)?.value
              if (does !== undefined) replace(index, {does})
            }}
          />
          <TextField
            aria-label={`Rule ${rule.id}: regular expression`}
            placeholder="regular expression"
            value={rule.pattern}
            maxLength={300}
            className="mono"
            onChange={({currentTarget}) => replace(index, {pattern: currentTarget.value})}
          />
          <Button variant="subtle" onClick={() => onChange(rules.filter((_, at) => at !== index))}>
            Remove rule “{rule.id}”
          </Button>
        </fieldset>
      ))}
      <Button
        variant="default"
        disabled={rules.length >= 40}
        onClick={() => onChange([...rules, {id: nextId(rules), does: 'keep', pattern: ''}])}
      >
        Add a rule
      </Button>
    </section>
  )
}

function nextId(rules: readonly Rule[]): string {
  let number = rules.length + 1
  while (rules.some(({id}) => id === `rule ${number}`)) number++
  return `rule ${number}`
}
