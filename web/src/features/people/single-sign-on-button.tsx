import {Button} from '@mantine/core'

/** Leads to the identity provider and back: a whole page each, so a link and no request. */
export function SingleSignOnButton({
  label,
  verb = 'Sign in',
  returnTo = '/',
}: {
  /** The provider's name, as an administrator has set it. */
  label: string
  verb?: string
  /** Path of this site on which the person lands. */
  returnTo?: string
}) {
  return (
    <Button
      component="a"
      variant="filled"
      href={`/api/single-sign-on/start?returnTo=${encodeURIComponent(returnTo)}`}
    >
      {verb} with {label}
    </Button>
  )
}
