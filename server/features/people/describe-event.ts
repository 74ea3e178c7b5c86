import type {Json} from '@airworthy/kernel'

/** What a person is told about an event: a sentence, and the recorded facts that may leave the server. */
export interface EventDescription {
  readonly about: string
  readonly facts: Json
}

/** Describes the events of one feature; undefined for those of others. */
export type EventDescriber = (type: string, payload: Json) => EventDescription | undefined

/** Sentences for events that a person did or that are about them, told to that person. */
const sentences: Readonly<Record<string, string>> = {
  'organisation.set-up': 'You set up this platform for your organisation.',
  'person.invited': 'An invitation was made.',
  'invitation.renewed': 'An invitation was given a new link.',
  'invitation.revoked': 'An invitation was withdrawn.',
  'person.joined': 'You joined with this name, e-mail address, roles and team.',
  'person.changed': 'What is recorded about your account was changed.',
  'people.imported': 'You imported people from a file.',
  'team.created': 'You made a team.',
  'api-key.created': 'You made an API key.',
  'api-key.revoked': 'You revoked an API key.',
  'person.erased': 'An account was erased.',
  'password-reset.link-made': 'A link to set a new password was made.',
  'password-reset.done': 'A new password was set by a link, and all sessions were ended.',
  'single-sign-on.linked': 'Your account at the identity provider was linked to you.',
  'single-sign-on.unlinked': 'Your account at the identity provider was unlinked from you.',
  'single-sign-on.changed': 'You changed the settings of single sign-on.',
  'single-sign-on.removed': 'You removed single sign-on.',
  'retention.changed': 'You changed how long what is about people is kept.',
}

/** Describes the events of people and access. */
export function describePeopleEvent(type: string, payload: Json): EventDescription | undefined {
  const about = sentences[type]
  return about === undefined ? undefined : {about, facts: payload}
}

/** What a person is told about what they did to somebody else, whose facts stay that person's. */
export function describeOthersEvent(type: string): EventDescription {
  return {
    about: `You did this for another person: ${type}. What was recorded is theirs to see.`,
    facts: null,
  }
}
