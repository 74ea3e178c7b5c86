import type {RedactionPolicy, RedactionView} from '@airworthy/range/views'
import {SelectField} from '../../../design/field.tsx'
import {treatmentChoices} from './redaction-words.ts'
import styles from './redaction.module.css'

interface FieldRowsProps {
  view: RedactionView
  policy: RedactionPolicy
  onChange: (part: Partial<RedactionPolicy>) => void
}

/** For every field what happens to it, and the purpose for which it is sent. */
export function FieldRows({view, policy, onChange}: FieldRowsProps) {
  const byCode = policy.code !== null
  return (
    <section className={styles['part']}>
      <h3>Fields</h3>
      {byCode && <p className="meta">Your code decides what is sent; name the purposes here.</p>}
      {view.fields.map(({id, label, kind}) => {
        const treatments = treatmentChoices(kind)
        return (
          <fieldset key={id} className={styles['field']}>
            <legend>{label}</legend>
            {!byCode && (
              <SelectField
                aria-label={`${label}: what happens`}
                data={[...treatments]}
                value={policy.fields[id]}
                onChange={({currentTarget}) => {
                  const treatment = treatments.find(
                    ({value}) => value === currentTarget.value,
                  )?.value
                  if (treatment === undefined) return
                  onChange({
                    fields: {...policy.fields, [id]: treatment},
                    ...(treatment === 'drop' ? {purposes: {...policy.purposes, [id]: 'none'}} : {}),
                  })
                }}
              />
            )}
            <SelectField
              aria-label={`${label}: purpose`}
              data={view.purposes.map((purpose) => ({
                value: purpose.id,
                label: purpose.id === 'none' ? purpose.label : `to ${purpose.label}`,
              }))}
              value={policy.purposes[id]}
              onChange={({currentTarget}) => {
                const purpose = view.purposes.find((each) => each.id === currentTarget.value)?.id
                if (purpose !== undefined) onChange({purposes: {...policy.purposes, [id]: purpose}})
              }}
            />
          </fieldset>
        )
      })}
    </section>
  )
}
