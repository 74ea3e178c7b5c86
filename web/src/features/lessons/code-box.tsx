import styles from './prose.module.css'

interface CodeBoxProps {
  code: string
  /** What the code is, for those who come upon it by keyboard. */
  name: string
}

/** Code as it is written; long lines wrap. */
export function CodeBox({code, name}: CodeBoxProps) {
  return (
    <pre className={styles['code']} tabIndex={0} role="region" aria-label={name}>
      <code>{code}</code>
    </pre>
  )
}
