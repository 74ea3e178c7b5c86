import {connect} from '../../server/database/connection.ts'
import {createNotifications} from '../../server/features/notifications/index.ts'
import {createJobs} from '../../server/jobs/index.ts'
import {jsonLog} from '../../server/log.ts'
import {createMailDelivery} from '../../server/mail/mail-delivery.ts'

/**
 * A process that does nothing but send reminders: `node reminder-worker.ts <database> <smtp>`.
 * Says `ready` to its parent; told a list of people, it reminds them in one transaction.
 */
const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2)
const clock = {now: () => new Date()}
const log = jsonLog('warn', clock)
const connection = connect(databaseUrl, log)
const jobs = createJobs({pool: connection.pool, log})
const notifications = createNotifications({
  connection,
  jobs,
  delivery: createMailDelivery({smtpUrl, mailFrom: 'Airworthy <airworthy@example.org>'}),
  clock,
  log,
  origin: 'http://localhost:4180',
})
process.on('message', (personIds: string[]) => {
  void connection.database.transaction(async (transaction) => {
    await notifications.notifyAll(
      transaction,
      personIds.map((personId) => ({
        personId,
        kind: 'assignment.reminder',
        key: `reminder/${personId}`,
        title: 'Your baseline is due in 7 days',
        text: 'Please take your baseline assessment.',
        link: '/assignments',
      })),
    )
  })
})
await jobs.start()
process.send?.('ready')
