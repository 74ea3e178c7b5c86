import {useState, type FormEvent} from 'react'
import {sentenceOf} from '../../interface/request-refused.ts'

/** The state of a form that is handed in to the server. */
export interface Submission {
  readonly busy: boolean
  /** Why the server refused, as a sentence. */
  readonly refusal: string | undefined
  readonly submit: (event: FormEvent) => void
}

/** Runs the action when the form is handed in; says when it is busy and why it was refused. */
export function useSubmission(action: () => Promise<void>): Submission {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const run = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await action()
    } catch (error) {
      setRefusal(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    refusal,
    submit(event) {
      event.preventDefault()
      if (!busy) void run()
    },
  }
}
