import {useEffect, useRef} from 'react'

/**
 * Follows a pointer from where it went down until it goes up, and reports its height. It listens
 * at the window: a row that is moved in the document would lose a captured pointer.
 */
export function useDrag(onMove: (id: string, y: number) => void): (id: string) => void {
  const dragged = useRef<string>(undefined)
  const newest = useRef(onMove)
  useEffect(() => {
    newest.current = onMove
  })
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      if (dragged.current !== undefined) newest.current(dragged.current, event.clientY)
    }
    const end = () => {
      dragged.current = undefined
    }
    const signal = new AbortController()
    window.addEventListener('pointermove', follow, signal)
    window.addEventListener('pointerup', end, signal)
    window.addEventListener('pointercancel', end, signal)
    return () => signal.abort()
  }, [])
  return (id) => {
    dragged.current = id
  }
}
