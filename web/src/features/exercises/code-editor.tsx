import {lazy, Suspense} from 'react'
import type {EditorLanguage} from './code-editor-view.ts'
import styles from './code-editor.module.css'

/** A fault of the code as the sandbox reports it; a line of null belongs to the whole. */
export interface CodeProblem {
  /** From 1. */
  readonly line: number | null
  readonly message: string
}

interface CodeEditorProps {
  /** What the code is, above the editor and as its name: "Output validator". */
  readonly label: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly language?: EditorLanguage
  readonly readOnly?: boolean
  readonly problems?: readonly CodeProblem[]
  /** What the code has to export, or another sentence that helps; stands beneath the label. */
  readonly note?: string
  /** Lines that the editor is high at least. */
  readonly lines?: number
}

const CodeSurface = lazy(async () => ({default: (await import('./code-surface.tsx')).CodeSurface}))

/**
 * An editor for code, loaded when it is shown. Tab indents; Escape, then Tab leaves it. What the
 * sandbox found wrong stands beneath as a list and is marked at its line.
 */
export function CodeEditor(props: CodeEditorProps) {
  const {label, value, onChange, language = 'javascript', readOnly = false} = props
  const {problems = [], note, lines = 12} = props
  const keys = readOnly
    ? 'Read only.'
    : 'Tab indents. Press Escape, then Tab, to leave the editor by keyboard.'
  return (
    <div className={styles['editor']}>
      <div className={styles['head']}>
        <span className={styles['label']}>{label}</span>
        {readOnly && <span className="tag">read only</span>}
      </div>
      {note !== undefined && <p className="meta">{note}</p>}
      <Suspense
        fallback={
          <p className={styles['loading']} style={{minHeight: `${lines * 20 + 18}px`}}>
            Loading the editor
          </p>
        }
      >
        <CodeSurface
          value={value}
          onChange={onChange}
          language={language}
          readOnly={readOnly || onChange === undefined}
          label={label}
          description={[note, keys].filter(Boolean).join(' ')}
          problemLines={problems.flatMap(({line}) => (line === null ? [] : [line]))}
          lines={lines}
        />
      </Suspense>
      {!readOnly && <p className="tiny">Tab indents; Escape, then Tab leaves the editor.</p>}
      <div role="status">
        {problems.length > 0 && (
          <ul className={styles['problems']} aria-label={`What is wrong in ${label}`}>
            {problems.map(({line, message}) => (
              <li key={`${line} ${message}`} className="small">
                {line !== null && <b>Line {line}: </b>}
                {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
