import {useState} from 'react'

/**
 * Text that was typed and not sent: kept in this tab per attempt and name, so that a reload loses
 * nothing. Without one it is `initial`. The third value forgets it: the text is `initial` again.
 */
export function useDraft(
  attemptId: string,
  {name, initial}: {name: string; initial: string},
): [text: string, setText: (text: string) => void, forget: () => void] {
  const key = `airworthy:exercise-draft:${attemptId}:${name}`
  const [kept, setKept] = useState(() => read(key))
  return [
    kept ?? initial,
    (text) => {
      setKept(text)
      write(key, text)
    },
    () => {
      setKept(null)
      write(key, null)
    },
  ]
}

function read(key: string): string | null {
  try {
    return globalThis.sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) globalThis.sessionStorage.removeItem(key)
    else globalThis.sessionStorage.setItem(key, text)
  } catch {
    // Storage is full or closed: the text lives in memory alone.
  }
}
