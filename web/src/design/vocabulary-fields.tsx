import {SelectField, TextField} from './field.tsx'
import {Notice} from './notice.tsx'
import styles from './vocabulary.module.css'

/** Fields, one of them refused, and a notice. */
export function VocabularyFields() {
  return (
    <>
      <h2>A field that was refused</h2>
      <div className={styles['fields']}>
        <TextField label="Smallest group" defaultValue="5" refusal="Use 20 or more." />
        <SelectField label="Role" data={['Data scientist', 'Product manager']} />
      </div>
      <h2>Notice</h2>
      <Notice kind="due" word="Not saved yet">
        The server does not answer; it is tried again.
      </Notice>
    </>
  )
}
