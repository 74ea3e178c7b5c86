import type {ItemView, Material} from '@airworthy/content/public'
import {Button} from '@mantine/core'
import {Status} from '../../design/status.tsx'
import {answerSummary} from './answer-summary.ts'
import {Answer} from './answers/answer.tsx'
import type {Draft} from './draft.ts'
import {ItemMaterial} from './item-material.tsx'
import styles from './item.module.css'

interface ItemPanelProps {
  view: ItemView
  draft: Draft
  labelledBy: string
  /** What the answer lacks, once the person tried to hand it in. */
  lacks: string | undefined
  busy: boolean
  onChange: (draft: Draft) => void
  onHandIn: () => void
  onCannotTell: () => void
}

/** The material of an item, its answer, and the two ways to go on. */
export function ItemPanel(props: ItemPanelProps) {
  const {view, draft, labelledBy, lacks, busy, onChange, onHandIn, onCannotTell} = props
  return (
    <section className={styles['panel']} aria-label="Answer">
      <PanelHead view={view} />
      <ItemMaterial material={materialAbove(view)} />
      <Answer view={view} draft={draft} labelledBy={labelledBy} onChange={onChange} />
      <footer className={styles['foot']}>
        <div className={styles['footState']} role="status">
          {lacks === undefined ? (
            <span className="muted">{answerSummary(view, draft)}</span>
          ) : (
            <Status kind="steer">{lacks}</Status>
          )}
        </div>
        <div className={styles['actions']}>
          <Button onClick={onCannotTell} disabled={busy}>
            I cannot tell
          </Button>
          <Button variant="filled" onClick={onHandIn} disabled={busy}>
            Hand in and go on
          </Button>
        </div>
      </footer>
    </section>
  )
}

const languageNames: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  python: 'Python',
  sql: 'SQL',
  yaml: 'YAML',
  json: 'JSON',
  dockerfile: 'Dockerfile',
}

/** The name of what is shown: a file with its language, or nothing. */
export function PanelHead({view}: {view: ItemView}) {
  if (view.file === undefined) return null
  const lines = view.type === 'mark-faulty-lines' ? view.code.split('\n').length : undefined
  const notes = [languageNames[view.language ?? ''], lines && `${lines} lines`].filter(Boolean)
  return (
    <header className={styles['panelHead']}>
      <h2 className="mono">{view.file}</h2>
      <span className={`meta ${styles['note']}`}>{notes.join(', ')}</span>
    </header>
  )
}

/** What is shown above the answer; the code of lines to mark is the answer itself. */
export function materialAbove(view: ItemView): Material {
  if (view.type !== 'mark-faulty-lines') return view
  const {stem, table, plot} = view
  return {stem, ...(table && {table}), ...(plot && {plot})}
}
