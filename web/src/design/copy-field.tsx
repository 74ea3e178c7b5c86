import {Button} from '@mantine/core'
import {useState} from 'react'
import {TextField} from './field.tsx'
import styles from './copy-field.module.css'

/** A value to copy, such as a link that is shown once. */
export function CopyField({label, value}: {label: string; value: string}) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className={styles['copy']}>
      <TextField label={label} value={value} readOnly onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy().catch(() => setCopied(false))}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
