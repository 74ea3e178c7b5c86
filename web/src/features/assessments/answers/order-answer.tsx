import type {OrderView} from '@airworthy/content/public'
import {useLayoutEffect, useRef, useState, type KeyboardEvent} from 'react'
import {plainText, Prose} from '../prose.tsx'
import type {AnswerProps} from './answer-props.ts'
import {moveStep, placeAt} from './move-step.ts'
import {useDrag} from './use-drag.ts'
import styles from './answers.module.css'

/**
 * Steps put in order: by the buttons of a row, by Space and arrow keys, by Alt with arrow keys, or
 * by dragging. A live region says where the step now stands.
 */
export function OrderAnswer(props: AnswerProps<OrderView, 'order'>) {
  const {view, draft, onChange, labelledBy} = props
  const [picked, setPicked] = useState<{id: string; before: string[]}>()
  const [said, setSaid] = useState('')
  const refocus = useRef<string>(undefined)
  const list = useRef<HTMLOListElement>(null)
  const textOf = (id: string) => view.steps.find((step) => step.id === id)?.text ?? id

  // Moving a row in the document drops its focus; it is given back after the move.
  useLayoutEffect(() => {
    const id = refocus.current
    refocus.current = undefined
    if (id === undefined) return
    list.current?.querySelector<HTMLElement>(`[data-grip="${id}"]`)?.focus()
  })

  const move = (id: string, to: number, focus: boolean) => {
    const from = draft.steps.indexOf(id)
    const steps = moveStep(draft.steps, from, to)
    if (focus) refocus.current = id
    if (steps.indexOf(id) === from) return
    onChange({...draft, steps})
    setSaid(`${plainText(textOf(id))}: place ${steps.indexOf(id) + 1} of ${steps.length}`)
  }

  const pickUpOrPutDown = (id: string) => {
    const held = picked?.id === id
    setPicked(held ? undefined : {id, before: draft.steps})
    setSaid(
      held
        ? `Put down at place ${draft.steps.indexOf(id) + 1}`
        : `Picked up ${plainText(textOf(id))}. Arrow keys move it, Space puts it down, Escape puts it back.`,
    )
  }

  const onGripKey = (id: string, event: KeyboardEvent) => {
    const place = draft.steps.indexOf(id)
    const held = picked?.id === id
    if (event.key === ' ' || (event.key === 'Enter' && !event.ctrlKey)) pickUpOrPutDown(id)
    else if (event.key === 'Escape' && held) {
      refocus.current = id
      onChange({...draft, steps: picked.before})
      setPicked(undefined)
      setSaid('Put back')
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && (held || event.altKey)) {
      move(id, place + (event.key === 'ArrowUp' ? -1 : 1), true)
    } else return
    event.preventDefault()
  }

  const grab = useDrag((id, y) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
    move(id, placeAt(y, rows), false)
  })

  return (
    <>
      <ol ref={list} className={styles['rows']} aria-labelledby={labelledBy}>
        {draft.steps.map((id, index) => (
          <li key={id} className={styles['step']} data-picked={picked?.id === id || undefined}>
            <span className={styles['place']} aria-hidden="true">
              {index + 1}
            </span>
            <button
              type="button"
              className={styles['grip']}
              data-grip={id}
              aria-pressed={picked?.id === id}
              aria-label={`Place ${index + 1}: ${plainText(textOf(id))}. Pick up`}
              onKeyDown={(event) => onGripKey(id, event)}
              // A screen reader presses without a pointer: its click has no detail.
              onClick={(event) => event.detail === 0 && pickUpOrPutDown(id)}
              onBlur={() =>
                refocus.current === undefined && picked?.id === id && setPicked(undefined)
              }
              onPointerDown={() => grab(id)}
            >
              <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true">
                <path
                  d="M2 2h.01M8 2h.01M2 8h.01M8 8h.01M2 14h.01M8 14h.01"
                  stroke="currentColor"
                  strokeWidth="2.6"
                  strokeLinecap="round"
                />
              </svg>
            </button>
            <span className={styles['stepText']}>
              <Prose text={textOf(id)} />
            </span>
            <MoveButton
              label={`Move up: ${plainText(textOf(id))}`}
              path="M2 9l5-5 5 5"
              disabled={index === 0}
              onMove={() => move(id, index - 1, false)}
            />
            <MoveButton
              label={`Move down: ${plainText(textOf(id))}`}
              path="M2 5l5 5 5-5"
              disabled={index === draft.steps.length - 1}
              onMove={() => move(id, index + 1, false)}
            />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  )
}

interface MoveButtonProps {
  label: string
  path: string
  disabled: boolean
  onMove: () => void
}

function MoveButton({label, path, disabled, onMove}: MoveButtonProps) {
  return (
    <button
      type="button"
      className={styles['move']}
      aria-label={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onMove}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </button>
  )
}
