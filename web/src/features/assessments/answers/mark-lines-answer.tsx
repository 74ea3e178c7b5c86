import type {MarkFaultyLinesView} from '@airworthy/content/public'
import {useState, type KeyboardEvent} from 'react'
import {StatusShape} from '../../../design/status-shape.tsx'
import type {AnswerProps} from './answer-props.ts'
import {nextLine} from './next-line.ts'
import styles from './answers.module.css'

/** Lines of code to mark: one list of which several lines may be selected. */
export function MarkLinesAnswer(props: AnswerProps<MarkFaultyLinesView, 'mark-faulty-lines'>) {
  const {view, draft, onChange} = props
  const lines = view.code.split('\n')
  const [active, setActive] = useState(() => nextLine(lines, 0, 'ArrowDown') ?? 1)
  const toggle = (line: number) => {
    setActive(line)
    const others = draft.lines.filter((marked) => marked !== line)
    const marked = others.length === draft.lines.length ? [...others, line] : others
    onChange({...draft, lines: marked.toSorted((a, b) => a - b)})
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') toggle(active)
    else {
      const next = nextLine(lines, active, event.key)
      if (next === undefined) return
      setActive(next)
      document.getElementById(`line-${next}`)?.scrollIntoView({block: 'nearest'})
    }
    event.preventDefault()
  }
  return (
    <div
      className={styles['lines']}
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      aria-label={`Lines of ${view.file}`}
      aria-activedescendant={`line-${active}`}
      onKeyDown={onKeyDown}
    >
      {lines.map((text, index) => {
        const line = index + 1
        const marked = draft.lines.includes(line)
        if (text.trim() === '') {
          return (
            <div key={line} role="presentation" className={styles['line']} data-empty>
              <span />
              <span className={styles['lineNumber']}>{line}</span>
            </div>
          )
        }
        return (
          <div
            key={line}
            id={`line-${line}`}
            role="option"
            aria-selected={marked}
            className={styles['line']}
            data-active={line === active || undefined}
            onClick={() => toggle(line)}
          >
            <span className={styles['box']}>
              {marked && <StatusShape kind="passed" size={16} />}
            </span>
            <span className={styles['lineNumber']}>{line}</span>
            <code>{text}</code>
            <span className={styles['marked']} aria-hidden="true">
              {marked && 'marked'}
            </span>
          </div>
        )
      })}
    </div>
  )
}
