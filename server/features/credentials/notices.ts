import type {Notice} from '../notifications/index.ts'
import type {CredentialRole} from './views.ts'
import {dayInWords, roleName} from './words.ts'

type About = {readonly id: string; readonly personId: string; readonly role: CredentialRole}

function notice(
  {id, personId}: About,
  what: string,
  words: Pick<Notice, 'title' | 'text'>,
): Notice {
  return {
    personId,
    kind: `credential.${what}`,
    key: `credential/${id}/${what}`,
    link: '/credentials',
    ...words,
  }
}

/** Told when an examination was passed. */
export function earnedNotice(about: About, {validUntil}: {validUntil: string}): Notice {
  return notice(about, 'earned', {
    title: `Certified as ${roleName(about.role)} until ${dayInWords(validUntil)}`,
    text: `You passed the examination. You are certified as ${roleName(about.role)} until ${dayInWords(validUntil)}. A renewal is due in the last 90 days before; you will be told in time.`,
  })
}

/** Told when a credential can be taken along; only where it had to wait. */
export function issuedNotice(about: About): Notice {
  return notice(about, 'issued', {
    title: `Your credential as ${roleName(about.role)} is issued`,
    text: 'It waited for the public address of this platform. You can download it now, and pass on its public page.',
  })
}

/** Told to the person whose credential an administrator or committee member changed; `count` tells changes apart. */
export function changedNotice(
  about: About,
  {
    change,
    reason,
    count,
  }: {change: 'suspended' | 'reinstated' | 'revoked'; reason: string; count: number},
): Notice {
  const {key, ...told} = notice(about, change, {
    title: `Your credential as ${roleName(about.role)} was ${change}`,
    text: `Reason: ${reason}\n\n${afterChange[change]}`,
  })
  return {...told, key: `${key}/${count}`} // it can be suspended more than once
}

const afterChange = {
  suspended:
    'Until it is reinstated nobody who checks it is shown it as valid. If you think that this is wrong, dispute it: another person than the one who did this decides.',
  reinstated: 'It is valid again, as it was before.',
  revoked:
    'It stays revoked; what you proved stays on record. If you think that this is wrong, dispute it: another person than the one who did this decides. You can also take a new examination.',
} as const
