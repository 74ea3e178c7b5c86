import type {Notice} from '../notifications/index.ts'
import type {AppealKind} from './policy.ts'

const link = '/appeals'

const whatNames: Readonly<Record<AppealKind, string>> = {
  item: 'an item',
  result: 'a result',
  examination: 'the decision of an examination',
  credential: 'what was done to your credential',
}

const again = 'You may take the assessment again, or go on with it where it offers more items.'

const offers: Readonly<Record<AppealKind, string>> = {
  item: `The item is left out of new assessments. ${again}`,
  result: again,
  examination: 'The decision is set aside, and you may begin another examination at once.',
  credential:
    'A suspension has ended by it; for a credential that was revoked you have a new one with the same dates.',
}

/** Told to everybody who may decide. */
export function madeNotice(id: string, kind: AppealKind, personId: string): Notice {
  const what = whatNames[kind]
  return {
    personId,
    kind: 'appeal.made',
    key: `appeal/${id}/made/${personId}`,
    title: `To decide: ${what} is disputed`,
    text: `Somebody disputes ${what}. Read what they write, and decide with a reason. They are told your reason and your name.`,
    link,
  }
}

/** Told to the person who made it. The reason goes by mail, which is not kept. */
export function decidedNotice(
  id: string,
  {kind, personId}: {kind: AppealKind; personId: string},
  {outcome, reason, decidedBy}: {outcome: 'upheld' | 'refused'; reason: string; decidedBy: string},
): Notice {
  const what = whatNames[kind]
  const offer = outcome === 'upheld' ? offers[kind] : 'The result stands as it is.'
  const said = `Your dispute of ${what} was ${outcome}. ${offer}`
  return {
    personId,
    kind: 'appeal.decided',
    key: `appeal/${id}/decided`,
    title: `Your appeal was ${outcome}`,
    text: `${said} The reason stands with your appeal.`,
    link,
    mailText: `${said}\n\nDecided by ${decidedBy}:\n${reason}`,
  }
}
