import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {Button} from '@mantine/core'
import {InlineCode} from './inline-code.tsx'
import styles from './workspace.module.css'

interface HintListProps {
  hints: AttemptView['hints']
  /** Whether the next one may be asked for. */
  offers: boolean
  busy: boolean
  onShow: (hint: number) => void
}

/** The hints that were shown, and the next one with its price. */
export function HintList({hints, offers, busy, onShow}: HintListProps) {
  const next = hints.findIndex(({text}) => text === null)
  const price = hints[next]?.price
  const shown = hints.filter(({text}) => text !== null)
  return (
    <div className={styles['hints']}>
      <ol aria-live="polite">
        {shown.map(({text, price: paid}, index) => (
          <li key={text}>
            <p className="meta">
              Hint {index + 1} of {hints.length}, took {paid} points
            </p>
            <p className="small">
              <InlineCode text={text ?? ''} />
            </p>
          </li>
        ))}
      </ol>
      {offers && price !== undefined && (
        <div className={styles['nextHint']}>
          <Button size="xs" disabled={busy} onClick={() => onShow(next)}>
            Show hint {next + 1}
          </Button>
          <span className="meta">takes {price} of 100 points</span>
        </div>
      )}
      {shown.length === 0 && !offers && <p className="meta">No hint was shown.</p>}
    </div>
  )
}
