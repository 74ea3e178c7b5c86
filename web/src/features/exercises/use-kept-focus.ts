import {useEffect, useRef} from 'react'

/**
 * A control that is disabled while its action is on its way loses the focus. Call what is returned
 * when the action begins; when it is over the focus goes back, or to the screen's start where the
 * control is gone or stays disabled.
 */
export function useKeptFocus(busy: boolean): () => void {
  const before = useRef<HTMLElement>(null)
  useEffect(() => {
    const control = before.current
    if (busy || control === null) return
    before.current = null
    if (document.activeElement !== document.body) return
    control.focus()
    if (document.activeElement !== control) {
      document.getElementById('main')?.focus({preventScroll: true})
    }
  }, [busy])
  return () => {
    const focused = document.activeElement
    before.current =
      focused instanceof HTMLElement && focused !== document.body ? focused : before.current
  }
}
