export {createNotifications} from './create-notifications.ts'
export type {Notice, Notifications} from './notifications.ts'
export type {MailState} from './views.ts'
