import {useId, type InputHTMLAttributes, type ReactNode} from 'react'
import styles from './choice-row.module.css'

interface ChoiceRowProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  type: 'radio' | 'checkbox'
  children: ReactNode
  /** What choosing it means; read as a description, not as part of the name. */
  note?: ReactNode
  /** Without the full-width hover and wash: for forms. */
  plain?: boolean
}

/** A radio button or check box with its label; the whole row is the target. */
export function ChoiceRow({type, children, note, plain = false, ...input}: ChoiceRowProps) {
  const id = useId()
  const described =
    note === undefined ? {} : {'aria-labelledby': id, 'aria-describedby': `${id}note`}
  return (
    <label className={`${styles['row']} ${plain ? styles['plain'] : ''}`}>
      <input {...input} {...described} type={type} className={styles['input']} />
      <span>
        <span id={id}>{children}</span>
        {note !== undefined && (
          <span id={`${id}note`} className={`meta ${styles['note']}`}>
            {note}
          </span>
        )}
      </span>
    </label>
  )
}
