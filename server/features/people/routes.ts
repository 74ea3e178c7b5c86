import type {Config} from '../../config.ts'
import {routes, type App} from '../../http/route.ts'
import type {Mail} from '../../mail/mail.ts'
import {accountRoutes} from './account-routes.ts'
import type {PeopleImport} from './import.ts'
import {invitationRoutes} from './invitation-routes.ts'
import type {Invitations} from './invitations.ts'
import type {MyData} from './my-data.ts'
import type {PeopleList} from './people.ts'
import {peopleRoutes} from './people-routes.ts'
import type {Retention} from './retention.ts'
import {retentionRoutes} from './retention-routes.ts'
import type {SetUp} from './set-up.ts'
import type {SignIn} from './sign-in.ts'
import type {PersonView} from './views.ts'

/** What the routes of people and access hand requests to. */
export interface PeopleRouteParts {
  readonly config: Pick<Config, 'clientAddressHeader'>
  readonly mail: Mail
  readonly signIn: SignIn
  readonly setUp: SetUp
  readonly invitations: Invitations
  readonly people: PeopleList
  readonly peopleImport: PeopleImport
  readonly myData: MyData
  readonly retention: Retention
  /** Name of the organisation; null before set-up. */
  readonly organisation: () => Promise<string | null>
  readonly personOf: (id: string) => Promise<PersonView | null>
}

/** People and access over HTTP. */
export function allRoutes(parts: PeopleRouteParts): App {
  return routes()
    .route('/', accountRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', peopleRoutes(parts))
    .route('/', retentionRoutes(parts))
}
