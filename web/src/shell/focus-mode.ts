import {useEffect, useSyncExternalStore} from 'react'

let focused = false
const listeners = new Set<() => void>()

function set(value: boolean) {
  focused = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether a screen has taken the whole window, as a running assessment does. */
export function useFocusMode(): boolean {
  return useSyncExternalStore(subscribe, () => focused)
}

/** Takes the whole window while the component is shown. */
export function useTakeFocus(): void {
  useEffect(() => {
    set(true)
    return () => set(false)
  }, [])
}
