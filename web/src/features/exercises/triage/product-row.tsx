import type {ProductView, TriageKeyEntry, TriageView} from '@airworthy/range/views'
import {useEffect, useId, useRef} from 'react'
import {Facts} from '../../../design/facts.tsx'
import {plain} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {DecisionForm, type DecisionFormProps} from './decision-form.tsx'
import {ProductKey} from './product-key.tsx'
import styles from './triage.module.css'

interface ProductRowProps {
  product: ProductView
  view: TriageView
  /** The key, once the attempt is judged. */
  entry: TriageKeyEntry | undefined
  open: boolean
  /** Takes the focus when it becomes true: the product to which recording another one leads. */
  takesFocus: boolean
  onOpen: (open: boolean) => void
  form: Omit<DecisionFormProps, 'product' | 'view'>
}

/** A product: its name and how it stands; opened, its sheet with the form or the key. */
export function ProductRow(props: ProductRowProps) {
  const {product, view, entry, open, takesFocus, onOpen, form} = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <li className={styles['product']} data-product={product.id}>
      <h3>
        <button
          ref={button}
          type="button"
          className={styles['row']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
        >
          <span>
            <span className={styles['name']}>{product.name}</span>
            <span className="meta">
              {product.area} · {product.technology}
            </span>
          </span>
          <Standing product={product} view={view} entry={entry} draft={form.draft !== null} />
        </button>
      </h3>
      {open && (
        <div id={id} className={styles['opened']}>
          <Facts
            facts={[
              ['Purpose', product.purpose],
              ['Affected', product.affected],
              ['Reach', `${plain(product.reach)} people a year`],
              ['Decides', product.decides],
              ['If wrong', product.wrong],
              ['Undone', product.undo],
            ]}
          />
          {form.finished ? (
            entry !== undefined && <ProductKey entry={entry} view={view} />
          ) : (
            <DecisionForm product={product} view={view} {...form} />
          )}
        </div>
      )}
    </li>
  )
}

function Standing({
  product,
  view,
  entry,
  draft,
}: Pick<ProductRowProps, 'product' | 'view' | 'entry'> & {draft: boolean}) {
  if (entry !== undefined && entry.given !== null)
    return entry.tierRight ? (
      <Status kind="passed">Tier as in the key</Status>
    ) : (
      <Status kind="to-do">Another tier than the key</Status>
    )
  if (draft) return <Status kind="in-progress">Not recorded yet</Status>
  const tier = view.tiers.find(({id}) => id === product.decision?.tier)
  return tier === undefined ? (
    <Status kind="to-do">Undecided</Status>
  ) : (
    <Status kind="in-progress">{tier.name}</Status>
  )
}
