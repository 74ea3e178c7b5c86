/** What an erasure takes away. */
export const erased: readonly string[] = [
  'The account: name, e-mail address, roles, team, every way to sign in.',
  'Attempts, results, lessons, plan, assignments, notifications, appeals, logins at code hosts.',
  'The key to their events in the ledger: what these say cannot be read again, here or in a backup.',
]

/** What an erasure leaves. */
export const kept: readonly string[] = [
  'The events in the ledger, unreadable, so that it still verifies.',
  'The place of their credentials in the status list, without a name.',
  'One line in the erasure list, without a name, so that a restored backup erases the person again.',
]

/** Whether the typed text is the name, apart from spaces around it and large or small letters. */
export function isNamed(typed: string, name: string): boolean {
  const plain = (text: string) => text.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en')
  return plain(typed) !== '' && plain(typed) === plain(name)
}
