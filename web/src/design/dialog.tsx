import {useEffect, useId, useRef, type ReactNode} from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the cancelling one first; it says what is kept. */
  actions: ReactNode
}

/** A modal dialog on the browser's own element: focus is held inside and given back after. */
export function Dialog({title, open, onClose, children, actions}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog ref={ref} className={styles['dialog']} aria-labelledby={id} onClose={onClose}>
      {open && (
        <div className={styles['body']}>
          <h2 id={id}>{title}</h2>
          {children}
          <div className={styles['actions']}>{actions}</div>
        </div>
      )}
    </dialog>
  )
}
