import {useDraft} from './use-draft.ts'

/**
 * A choice that was made in a form and not recorded, kept as `useDraft` keeps text. The third value
 * forgets it: what stands is `initial` again, which is what the view says.
 */
export function useJsonDraft<T>(
  attemptId: string,
  {name, initial}: {name: string; initial: T},
): [draft: T, setDraft: (draft: T) => void, forget: () => void] {
  const [text, setText, forget] = useDraft(attemptId, {name, initial: ''})
  return [
    // Only this hook writes under the name, and the key holds the attempt.
    text === '' ? initial : (JSON.parse(text) as T),
    (draft) => setText(JSON.stringify(draft)),
    forget,
  ]
}
