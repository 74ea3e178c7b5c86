import type {ItemResponse, ItemView} from '@airworthy/content/public'
import {useId, type ReactNode} from 'react'
import {Answer} from './answers/answer.tsx'
import {draftOf} from './draft-of.ts'
import {emptyDraft} from './draft.ts'
import {ItemMaterial} from './item-material.tsx'
import {materialAbove, PanelHead} from './item-panel.tsx'
import {itemWords} from './item-words.ts'
import {Prose} from './prose.tsx'
import {partStem} from './stem.ts'
import styles from './item.module.css'

interface ShownItemProps {
  view: ItemView
  /** The answer that is shown in it; null: none. */
  response: ItemResponse | null
  /** What is shown: "As the person saw and answered it". */
  title: string
  actions?: ReactNode
}

/** An item as a learner sees it, to read only, with an answer in it. */
export function ShownItem({view, response, title, actions}: ShownItemProps) {
  const id = useId()
  const {situation, question} = partStem(view.stem)
  return (
    <section className={styles['panel']} aria-label={title}>
      <div className={styles['shown']}>
        <div className={styles['shownHead']}>
          <h2>{title}</h2>
          <span className="meta">{itemWords[view.type].task}</span>
          {actions}
        </div>
        <div id={id} className="reading">
          {situation !== '' && (
            <p className={styles['situation']}>
              <Prose text={situation} />
            </p>
          )}
          <p className={styles['asked']}>
            <Prose text={question} />
          </p>
        </div>
      </div>
      <PanelHead view={view} />
      <ItemMaterial material={materialAbove(view)} />
      {/* Radio buttons of one name belong together only within a form. */}
      <form>
        <fieldset disabled className={styles['readOnly']}>
          <Answer
            view={view}
            draft={response === null ? emptyDraft(view) : draftOf(response)}
            labelledBy={id}
            onChange={() => undefined}
          />
        </fieldset>
      </form>
    </section>
  )
}
