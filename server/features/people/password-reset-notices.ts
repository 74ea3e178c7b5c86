/** What a person is told in the app and by mail; has the shape of a notice of notifications. */
export interface PersonNotice {
  readonly personId: string
  readonly kind: string
  /** Names the cause: told once. */
  readonly key: string
  readonly title: string
  readonly text: string
  readonly link: string
  /** What the mail says instead; kept until it was sent. */
  readonly mailText?: string
}

interface About {
  readonly personId: string
  /** Id of the link that was made. */
  readonly reset: string
}

const place = '/my-data'
const unexpected =
  'If you did not ask for this, you need do nothing: your password stays as it is, and the link ends by itself.'

/** The mail that brings the link. The app tells of it without the link. */
export function linkMailed({
  personId,
  reset,
  link,
  expiresAt,
}: About & {
  /** Sealed: the mail that is sent has the link in its place. */
  link: string
  expiresAt: Date
}): PersonNotice {
  const asked = 'Somebody who has forgotten a password gave your e-mail address.'
  return {
    personId,
    kind: 'password-reset.mailed',
    key: `password-reset/${reset}/link`,
    title: 'Set a new password',
    text: `${asked} A link to set a new password was sent to it. If that was not you, you need do nothing.`,
    link: place,
    mailText: [
      asked,
      `This link sets a new password. It works once, until ${untilOf(expiresAt)}:`,
      link,
      `${unexpected} An older link no longer works.`,
    ].join('\n\n'),
  }
}

/** To a person who has no password to forget: how they come in instead. */
export function noPasswordToReset({
  personId,
  hour,
}: {
  personId: string
  /** Told once an hour at most. */
  hour: string
}): PersonNotice {
  return {
    personId,
    kind: 'password-reset.no-password',
    key: `password-reset/${personId}/no-password/${hour}`,
    title: 'You sign in without a password',
    text: 'A new password was asked for, but you sign in with the account of your organisation, not with a password of Airworthy. If that account no longer lets you in, ask an administrator.',
    link: place,
  }
}

/** That an administrator has made a link, which they hand over themselves. */
export function linkMade({personId, reset}: About): PersonNotice {
  return {
    personId,
    kind: 'password-reset.made',
    key: `password-reset/${reset}/made`,
    title: 'An administrator made a link for a new password',
    text: 'An administrator made a link with which your password can be set anew, and hands it to you. It works once, for an hour. If you did not ask for one, speak to an administrator.',
    link: place,
  }
}

/** That the password is a new one, whoever set it. */
export function passwordSet({personId, reset}: About): PersonNotice {
  return {
    personId,
    kind: 'password-reset.done',
    key: `password-reset/${reset}/done`,
    title: 'Your password was changed',
    text: 'Your password was set anew by a link, and all your sessions were ended. If that was not you, tell an administrator at once: they can close the account.',
    link: place,
  }
}

function untilOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
