import type {Config} from '../../config.ts'
import {routes, type App} from '../../http/route.ts'
import type {Mail} from '../../mail/mail.ts'
import {accountRoutes} from './account-routes.ts'
import type {ErasureChoice} from './erase-person.ts'
import type {PeopleImport} from './import.ts'
import {invitationRoutes} from './invitation-routes.ts'
import type {Invitations} from './invitations.ts'
import type {MyData} from './my-data.ts'
import {passwordResetRoutes} from './password-reset-routes.ts'
import type {PasswordResets} from './password-reset.ts'
import type {PeopleList} from './people.ts'
import {peopleRoutes} from './people-routes.ts'
import type {Retention} from './retention.ts'
import {retentionRoutes} from './retention-routes.ts'
import type {SetUp} from './set-up.ts'
import type {SignIn} from './sign-in.ts'
import {singleSignOnRoutes} from './single-sign-on-routes.ts'
import type {SignOnSettings} from './single-sign-on-settings.ts'
import type {SingleSignOn} from './single-sign-on.ts'
import type {PersonView} from './views.ts'

/** What the routes of people and access hand requests to. */
export interface PeopleRouteParts {
  readonly config: Pick<Config, 'clientAddressHeader' | 'publicUrl'>
  readonly mail: Mail
  readonly signIn: SignIn
  readonly setUp: SetUp
  readonly invitations: Invitations
  readonly passwordResets: PasswordResets
  readonly people: PeopleList
  /** Erases a person here and in every feature. */
  readonly erase: (id: string, choice: ErasureChoice) => Promise<void>
  readonly peopleImport: PeopleImport
  readonly myData: MyData
  readonly retention: Retention
  readonly signOnSettings: SignOnSettings
  readonly singleSignOn: SingleSignOn
  /** Addresses under which people open the platform; a provider sends them back to the first. */
  readonly origins: readonly [string, ...string[]]
  /** Name of the organisation; null before set-up. */
  readonly organisation: () => Promise<string | null>
  readonly personOf: (id: string) => Promise<PersonView | null>
}

/** People and access over HTTP. */
export function allRoutes(parts: PeopleRouteParts): App {
  return routes()
    .route('/', accountRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', passwordResetRoutes(parts))
    .route('/', peopleRoutes(parts))
    .route('/', retentionRoutes(parts))
    .route('/', singleSignOnRoutes(parts))
}
