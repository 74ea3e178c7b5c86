import {useEffect, useRef} from 'react'

/** Calls the newest handler when Ctrl+Enter, or Command+Enter, is pressed outside of a dialog. */
export function useCtrlEnter(handler: () => void): void {
  const newest = useRef(handler)
  useEffect(() => {
    newest.current = handler
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      // What is typed in a dialog is about something else than the answer.
      if (event.target instanceof Element && event.target.closest('dialog') !== null) return
      event.preventDefault()
      newest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
