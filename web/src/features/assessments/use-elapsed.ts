import {useEffect, useRef} from 'react'

/**
 * Milliseconds for which an item was looked at, on top of those kept from before. While the tab is
 * hidden nothing is counted. It is recorded, never shown and never held against anybody.
 */
export function useElapsed(key: string, before: number): () => number {
  const spent = useRef(before)
  const since = useRef<number | undefined>(undefined)
  useEffect(() => {
    spent.current = before
    since.current = document.hidden ? undefined : performance.now()
    const onVisibility = () => {
      if (since.current !== undefined) spent.current += performance.now() - since.current
      since.current = document.hidden ? undefined : performance.now()
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => document.removeEventListener('visibilitychange', onVisibility)
    // `before` belongs to the key: a later value of the same item must not restart the count.
  }, [key])
  return () =>
    Math.round(
      spent.current + (since.current === undefined ? 0 : performance.now() - since.current),
    )
}
