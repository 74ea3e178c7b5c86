import {PasswordField} from '../../design/field.tsx'

/** Fewest characters of a password; the server decides, this says it beforehand. */
const minLength = 12

/** The field in which a new password is chosen. */
export function NewPasswordField({
  label = 'Password',
  value,
  onChange,
}: {
  label?: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <PasswordField
      label={label}
      description={`At least ${minLength} characters; the commonest passwords are refused.`}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={minLength}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
