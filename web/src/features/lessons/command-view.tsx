import type {Command} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {CodeBox} from './code-box.tsx'
import {InlineText} from './inline-text.tsx'
import styles from './figure.module.css'

/** The command for one's own data, ready to be copied, or that it is not there yet. */
export function CommandView({command}: {command: Command}) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(command.command)
    setCopied(true)
  }
  return (
    <section className={styles['command']} aria-label={command.command}>
      <p>
        <InlineText nodes={command.does} />
      </p>
      {command.available ? (
        <>
          <CodeBox code={command.command} name="The command as text" />
          <Button size="xs" onClick={() => void copy().catch(() => setCopied(false))}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </>
      ) : (
        <p className="meta">
          <code>{command.command}</code> is planned and not available yet.
        </p>
      )}
    </section>
  )
}
