import {LinkButton} from '../design/link-button.tsx'
import {Screen} from '../design/screen.tsx'

/** A path that leads nowhere: says so and leads home. */
export function NotFoundScreen() {
  return (
    <Screen
      name="Not found"
      question="Not found"
      heading="There is no such page."
      lead="The address may be mistyped, or the page belongs to a version of Airworthy that is not running here."
      actions={
        <LinkButton to="/" variant="filled">
          Go home
        </LinkButton>
      }
    />
  )
}
