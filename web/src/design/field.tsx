import {
  NativeSelect,
  PasswordInput,
  Textarea,
  TextInput,
  type NativeSelectProps,
  type PasswordInputProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core'
import type {ReactNode} from 'react'
import {Status} from './status.tsx'

type Refusal = {
  /** Why the value was refused, as a sentence; it stands beneath the field. */
  refusal?: string | undefined
}

function refusalNode(refusal: string | undefined): ReactNode {
  return refusal === undefined ? undefined : <Status kind="breach">{refusal}</Status>
}

/** One line of text. */
export function TextField({refusal, ...props}: Omit<TextInputProps, 'error'> & Refusal) {
  return <TextInput {...props} error={refusalNode(refusal)} />
}

/** A password that can be shown. */
export function PasswordField({refusal, ...props}: Omit<PasswordInputProps, 'error'> & Refusal) {
  return (
    <PasswordInput
      {...props}
      visibilityToggleButtonProps={{'aria-label': 'Show or hide the password'}}
      error={refusalNode(refusal)}
    />
  )
}

/** A choice from a short list, with the browser's own list. */
export function SelectField({refusal, ...props}: Omit<NativeSelectProps, 'error'> & Refusal) {
  return <NativeSelect {...props} error={refusalNode(refusal)} />
}

/** Several lines of text. */
export function TextAreaField({refusal, ...props}: Omit<TextareaProps, 'error'> & Refusal) {
  return <Textarea {...props} error={refusalNode(refusal)} />
}
