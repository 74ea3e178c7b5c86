import type {Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import type {MailState} from './views.ts'

/** What a person is to be told. */
export interface Notice {
  readonly personId: string
  /** What it is about, such as `assignment.reminder`. */
  readonly kind: string
  /** Names the cause, unique over the platform: what was told once is not told again. */
  readonly key: string
  readonly title: string
  /** Shown in the app for as long as it is kept; names no other person. */
  readonly text: string
  /** Path below the platform, such as `/assignments`. */
  readonly link: string
  /** Whether it goes by mail too, where a mail server is configured. */
  readonly mail?: boolean
  /** The text of the mail where it says more; kept only until it was sent. */
  readonly mailText?: string
}

/** Tells people things, in the app and by mail, once for each cause. */
export interface Notifications {
  readonly routes: App
  /** In the transaction of the cause; false when it was told before. */
  notify(transaction: Queries, notice: Notice): Promise<boolean>
  /** Tells many; how many were not told before. */
  notifyAll(transaction: Queries, notices: readonly Notice[]): Promise<number>
  /** Where the mails of these causes stand, by key; absent where none was to be sent. */
  mailStatesOf(queries: Queries, keys: readonly string[]): Promise<Map<string, MailState>>
  /** Deletes what a person was told, in the transaction of their erasure. */
  forget(transaction: Queries, personId: string): Promise<void>
}
