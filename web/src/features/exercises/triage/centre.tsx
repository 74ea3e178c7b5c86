import type {TriageAction, TriageDecision, TriageView} from '@airworthy/range/views'
import {useState} from 'react'
import type {PaneProps} from '../pane.ts'
import {HarmRule} from './harm-rule.tsx'
import {keyOf, nextUndecided} from './portfolio.ts'
import {ProductRow} from './product-row.tsx'
import styles from './triage.module.css'

/** The ten sheets; one is open with its form, and after the end with its key. */
export function Centre({view, attempt, act, busy, finished}: PaneProps<TriageView, TriageAction>) {
  const first = view.products.find(({decision}) => decision === null) ?? view.products[0]
  const [open, setOpen] = useState<string | null>(first?.id ?? null)
  const [focused, setFocused] = useState<string | null>(null)
  // What was chosen and not recorded yet, by product: opening another sheet loses nothing.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, TriageDecision>>(new Map())
  const key = finished ? keyOf(attempt) : []

  function setDraft(product: string, draft: TriageDecision | null) {
    setDrafts((before) => {
      const after = new Map(before)
      if (draft === null) after.delete(product)
      else after.set(product, draft)
      return after
    })
  }
  async function record(product: string, decision: TriageDecision) {
    if (!(await act({kind: 'decide', product, decision}))) return
    setDraft(product, null)
    const next = nextUndecided(view, product)?.id ?? product
    setOpen(next)
    // The form that held the focus is gone; a keyboard goes on at the next sheet.
    setFocused(next)
  }
  async function clear(product: string) {
    if (await act({kind: 'clear', product})) setDraft(product, null)
  }

  return (
    <>
      <h2>Products of the day</h2>
      <HarmRule rule={view.rule} />
      <ol className={styles['products']}>
        {view.products.map((product) => (
          <ProductRow
            key={product.id}
            product={product}
            view={view}
            entry={key.find((each) => each.product === product.id)}
            open={open === product.id}
            takesFocus={focused === product.id}
            onOpen={(opened) => {
              setOpen(opened ? product.id : null)
              setFocused(null)
            }}
            form={{
              draft: drafts.get(product.id) ?? null,
              busy,
              finished,
              onDraft: (draft) => {
                setDraft(product.id, draft)
                setFocused(null)
              },
              onRecord: (decision) => void record(product.id, decision),
              onClear: () => void clear(product.id),
            }}
          />
        ))}
      </ol>
    </>
  )
}
