import {Button} from '@mantine/core'
import {useQueryErrorResetBoundary} from '@tanstack/react-query'
import {useRouter, type ErrorComponentProps} from '@tanstack/react-router'
import {Screen} from '../design/screen.tsx'
import {sentenceOf} from '../interface/request-refused.ts'

/** A screen that failed: what happened, what is kept, what to do. */
export function ErrorScreen({error, reset}: ErrorComponentProps) {
  const router = useRouter()
  const {reset: resetQueries} = useQueryErrorResetBoundary()
  const again = async () => {
    resetQueries()
    await router.invalidate()
    reset()
  }
  return (
    <Screen
      name="Error"
      question="Error"
      heading="This page could not be shown."
      lead={`${sentenceOf(error)} What was saved before is kept.`}
      actions={
        <Button variant="filled" onClick={() => void again()}>
          Try again
        </Button>
      }
    />
  )
}
