import type {Notice} from '../notifications/index.ts'
import type {AppealKind} from './policy.ts'

const link = '/appeals'

/** Told to everybody who may decide. */
export function madeNotice(id: string, kind: AppealKind, personId: string): Notice {
  const what = kind === 'item' ? 'an item' : 'a result'
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
  const what = kind === 'item' ? 'an item' : 'a result'
  const offer =
    outcome === 'upheld'
      ? `${kind === 'item' ? 'The item is left out of new assessments. ' : ''}You may take the assessment again, or go on with it where it offers more items.`
      : 'The result stands as it is.'
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
