import {randomUUID} from 'node:crypto'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import {textIn} from '../../jobs/index.ts'
import {deliverMail, mailJob, requestFor, type DeliverParts} from './deliver-mail.ts'
import * as mailStore from './mail-store.ts'
import * as store from './notification-store.ts'
import type {Notice, Notifications} from './notifications.ts'
import {notificationRoutes} from './routes.ts'

/** Mails that one process sends side by side. */
const mailsAtOnce = 10
const dayMs = 24 * 60 * 60 * 1000
/** Days for which an undelivered mail can be sent again. */
const keptDays = 30
const sweepJob = 'notifications.sweep'

/** Notifications on a migrated database; registers their jobs, so before `jobs.start`. */
export function createNotifications(parts: DeliverParts): Notifications {
  const {connection, jobs, delivery, clock} = parts
  const {database} = connection

  jobs.work(mailJob, async (data) => await deliverMail(textIn(data, 'mail'), parts), {
    atOnce: mailsAtOnce,
    retryAfterSeconds: 1,
  })
  jobs.work(sweepJob, sweep)
  jobs.schedule(sweepJob, '*/5 * * * *')

  /** Finds mails whose job was lost, and lets texts go that nobody will send. */
  async function sweep(): Promise<void> {
    const now = clock.now()
    const ids = await mailStore.overdueMails(database, now)
    await jobs.sendAll(
      database,
      mailJob,
      ids.map((id) => requestFor(id)),
    )
    await mailStore.emptyOldTexts(database, new Date(now.getTime() - keptDays * dayMs))
  }

  async function notifyAll(transaction: Queries, notices: readonly Notice[]): Promise<number> {
    const now = clock.now()
    const told = await store.insertNotifications(
      transaction,
      notices.map(({personId, kind, key, title, text, link}) => ({
        id: randomUUID(),
        personId,
        kind,
        key,
        title,
        text,
        link,
        createdAt: now,
      })),
    )
    if (!delivery.configured) return told.length
    const noticeOf = new Map(notices.map((notice) => [notice.key, notice]))
    const mails = told.flatMap(({id: notificationId, key}) => {
      const notice = noticeOf.get(key)
      if (!notice || notice.mail === false) return []
      const {personId, text, mailText = text} = notice
      return [{id: randomUUID(), notificationId, personId, text: mailText, availableAt: now}]
    })
    await mailStore.insertMails(transaction, mails)
    await jobs.sendAll(
      transaction,
      mailJob,
      mails.map(({id}) => requestFor(id)),
    )
    return told.length
  }

  return {
    notifyAll,
    notify: async (transaction, notice) => (await notifyAll(transaction, [notice])) === 1,
    mailStatesOf: store.mailStatesOf,
    forget: store.deleteNotificationsOf,
    routes: notificationRoutes({
      async list(personId, page) {
        const listed = await store.notificationsOf(database, personId, page)
        return {...listed, unread: await store.countUnread(database, personId)}
      },
      unread: async (personId) => await store.countUnread(database, personId),
      async read(own) {
        if (!(await store.setRead(database, own, clock.now()))) {
          throw new AirworthyError('not-found', `no notification ${own.id}`)
        }
      },
      readAll: async (personId) => await store.setAllRead(database, personId, clock.now()),
      undelivered: async (page) => await mailStore.undeliveredMails(database, page),
      async sendAgain({id, teamId}) {
        await database.transaction(async (transaction) => {
          const now = clock.now()
          const outcome = await mailStore.requeueUndelivered(transaction, {id, teamId, now})
          if (outcome === 'unknown') throw new AirworthyError('not-found', `no mail ${id}`)
          if (outcome === 'refused') {
            throw new AirworthyError(
              'mail-not-sendable',
              'only a failed or unconfirmed mail of the last 30 days can be sent again',
            )
          }
          await jobs.send(transaction, mailJob, requestFor(id, now))
        })
      },
    }),
  }
}
