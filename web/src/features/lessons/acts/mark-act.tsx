import {Button} from '@mantine/core'
import {useId, useState, type KeyboardEvent} from 'react'
import {counted} from '../../../design/numbers.ts'
import {StatusShape} from '../../../design/status-shape.tsx'
import {nextLine} from '../../assessments/answers/next-line.ts'
import lineStyles from '../../assessments/answers/answers.module.css'
import type {ActProps} from '../act-props.ts'
import {wordsOf} from '../inline-text.tsx'
import {Feedback, FeedbackLine} from './feedback.tsx'
import {judgedLines} from './judged-lines.ts'
import styles from './acts.module.css'

/** Lines to be marked, then what is to be said of each that was marked, missed or tempting. */
export function MarkAct({act, response, respond}: ActProps<'mark'>) {
  const id = useId()
  const lines = act.code.split('\n')
  const [draft, setDraft] = useState<readonly number[]>([])
  const [active, setActive] = useState(() => nextLine(lines, 0, 'ArrowDown') ?? 1)
  const marked = response?.lines ?? draft
  const toggle = (line: number) => {
    if (response) return
    setActive(line)
    setDraft(
      draft.includes(line)
        ? draft.filter((other) => other !== line)
        : [...draft, line].sort((a, b) => a - b),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') toggle(active)
    else {
      const next = nextLine(lines, active, event.key)
      if (next === undefined) return
      setActive(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({block: 'nearest'})
    }
    event.preventDefault()
  }
  return (
    <>
      <div
        className={lineStyles['lines']}
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-readonly={response !== null}
        aria-label={wordsOf(act.ask)}
        aria-activedescendant={`${id}-${active}`}
        onKeyDown={onKeyDown}
      >
        {lines.map((text, index) => {
          const line = index + 1
          const isMarked = marked.includes(line)
          if (text.trim() === '') {
            return (
              <div key={line} role="presentation" className={lineStyles['line']} data-empty>
                <span />
                <span className={lineStyles['lineNumber']}>{line}</span>
              </div>
            )
          }
          return (
            <div
              key={line}
              id={`${id}-${line}`}
              role="option"
              aria-selected={isMarked}
              className={lineStyles['line']}
              data-active={line === active || undefined}
              onClick={() => toggle(line)}
            >
              <span className={lineStyles['box']}>
                {isMarked && <StatusShape kind="passed" size={16} />}
              </span>
              <span className={lineStyles['lineNumber']}>{line}</span>
              <code>{text}</code>
              <span className={lineStyles['marked']} aria-hidden="true">
                {isMarked && 'marked'}
              </span>
            </div>
          )
        })}
      </div>
      {response === null ? (
        <div className={styles['foot']}>
          <Button disabled={draft.length === 0} onClick={() => respond({lines: draft})}>
            Hand in {draft.length === 0 ? 'the marked lines' : counted(draft.length, 'line')}
          </Button>
        </div>
      ) : (
        <Feedback>
          {judgedLines(act, response.lines).map(({line, kind, word, why}) => (
            <FeedbackLine
              key={line}
              kind={kind}
              word={word}
              about={
                <>
                  Line {line}: <code>{lines[line - 1]?.trim()}</code>
                </>
              }
              why={why}
            />
          ))}
        </Feedback>
      )}
    </>
  )
}
