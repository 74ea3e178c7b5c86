/** Whether two logins are one person's: case, `@`, spaces around and the width of letters aside. */
export function isSamePerson(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

/** A login as it is compared; empty when nobody is named. */
export function bare(login: string): string {
  return login
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^@/, '')
    .toLowerCase()
}
