import type {Fix, StateTool, ToolRules} from '@airworthy/range/views'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {SelectField, TextField} from '../../../design/field.tsx'
import {buttonChoices, chosen, toolNames} from './assistant-words.ts'
import styles from './assistant.module.css'

interface ToolsFormProps {
  tools: Fix['tools']
  onChange: (tools: Fix['tools']) => void
}

const tools: readonly StateTool[] = ['apply_discount', 'refund', 'send_email']

const customerChoices = [
  {value: 'argument', label: 'whom the model names'},
  {value: 'session', label: 'who signed in'},
] as const

const recordChoices = [
  {value: 'ignored', label: 'is not looked at'},
  {value: 'checked', label: 'lifts the caps to its figure'},
] as const

/** What the services behind the tools check, whatever the model asks for. */
export function ToolsForm({tools: rules, onChange}: ToolsFormProps) {
  return (
    <section className={styles['part']}>
      <h3>Tools</h3>
      <p className="meta">Checked by the service that carries a call out; no text can change it.</p>
      {tools.map((tool) => (
        <ToolRow
          key={tool}
          tool={tool}
          rules={rules[tool]}
          onChange={(part) => onChange({...rules, [tool]: {...rules[tool], ...part}})}
        />
      ))}
    </section>
  )
}

function ToolRow({
  tool,
  rules,
  onChange,
}: {
  tool: StateTool
  rules: ToolRules
  onChange: (part: Partial<ToolRules>) => void
}) {
  const name = toolNames[tool]
  const isMail = tool === 'send_email'
  return (
    <fieldset className={styles['tool']}>
      <legend>{name}</legend>
      <ChoiceRow
        type="checkbox"
        plain
        checked={rules.enabled}
        onChange={({currentTarget}) => onChange({enabled: currentTarget.checked})}
      >
        The assistant has this tool
      </ChoiceRow>
      <div className={styles['grid']}>
        <SelectField
          label={isMail ? 'Address of' : 'Orders of'}
          aria-label={`${name}: ${isMail ? 'address of' : 'orders of'}`}
          data={[...customerChoices]}
          value={rules.customer}
          onChange={({currentTarget}) =>
            onChange({customer: chosen(customerChoices, currentTarget.value)})
          }
        />
        {!isMail && (
          <>
            <CapField
              label="Cap of one call, %"
              name={name}
              value={rules.perCall}
              onChange={(perCall) => onChange({perCall})}
            />
            <CapField
              label="Cap of all calls on an order, %"
              name={name}
              value={rules.cumulative}
              onChange={(cumulative) => onChange({cumulative})}
            />
            <SelectField
              label={tool === 'refund' ? 'A return in the books' : 'An approval in the books'}
              aria-label={`${name}: ${tool === 'refund' ? 'a return' : 'an approval'} in the books`}
              data={[...recordChoices]}
              value={rules.record}
              onChange={({currentTarget}) =>
                onChange({record: chosen(recordChoices, currentTarget.value)})
              }
            />
          </>
        )}
        <SelectField
          label="Customer’s button"
          aria-label={`${name}: customer’s button`}
          data={[...buttonChoices]}
          value={rules.button}
          onChange={({currentTarget}) =>
            onChange({button: chosen(buttonChoices, currentTarget.value)})
          }
        />
      </div>
    </fieldset>
  )
}

function CapField({
  label,
  name,
  value,
  onChange,
}: {
  label: string
  name: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <TextField
      label={label}
      aria-label={`${name}: ${label}`}
      inputMode="numeric"
      placeholder="none"
      value={value === null ? '' : String(value)}
      onChange={({currentTarget}) => {
        const text = currentTarget.value.trim()
        const figure = Number(text)
        if (text === '') onChange(null)
        else if (Number.isFinite(figure)) onChange(Math.min(100, Math.max(0, figure)))
      }}
    />
  )
}
