export {createPeople, type People, type PeopleParts} from './create-people.ts'
export type {ErasureChoice} from './erase-person.ts'
export type {EventDescriber, EventDescription} from './describe-event.ts'
export {openSealedLinks} from './password-reset-link.ts'
export {
  openInvitations,
  organisationName,
  peopleDirectory,
  teamDirectory,
} from './directory-store.ts'
