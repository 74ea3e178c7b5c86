import {useEffect, useRef} from 'react'
import {openEditor, type Editor, type EditorLanguage} from './code-editor-view.ts'
import styles from './code-editor.module.css'

interface CodeSurfaceProps {
  value: string
  onChange: ((value: string) => void) | undefined
  language: EditorLanguage
  readOnly: boolean
  label: string
  description: string
  problemLines: readonly number[]
  lines: number
}

/** The surface on which code is written: CodeMirror in a shadow root of its own. */
export function CodeSurface(props: CodeSurfaceProps) {
  const {value, onChange, language, readOnly, label, description, problemLines, lines} = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(null)
  const changed = useRef(onChange)
  const first = useRef(value)
  useEffect(() => {
    changed.current = onChange
    first.current = value
  })
  useEffect(() => {
    if (host.current === null) return undefined
    const opened = openEditor(host.current, {
      value: first.current,
      language,
      readOnly,
      label,
      description,
      lines,
      onChange: (text) => changed.current?.(text),
    })
    editor.current = opened
    return () => {
      editor.current = null
      opened.close()
    }
  }, [language, readOnly, label, description, lines])
  useEffect(() => editor.current?.setValue(value), [value])
  const marked = problemLines.join(' ')
  useEffect(() => {
    editor.current?.markLines(marked === '' ? [] : marked.split(' ').map(Number))
  }, [marked, value])
  return <div ref={host} className={styles['surface']} />
}
