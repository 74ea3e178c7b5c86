const anyOrigin = 'https://airworthy.invalid'

/**
 * Where a browser goes once it is signed in: a path of this platform with its query. Whatever else
 * is asked for (another origin in any spelling, a path of the interface, the sign-in page itself)
 * is the home page.
 */
export function returnPathFrom(asked: string | undefined): string {
  if (asked === undefined || asked.length > 2_000 || !/^\/(?![/\\])/.test(asked)) return '/'
  if (!URL.canParse(asked, anyOrigin)) return '/'
  const {origin, pathname, search, hash} = new URL(asked, anyOrigin)
  // URL has dropped tabs and line breaks and resolved dots by now: a second look at what is left
  if (origin !== anyOrigin || !/^\/(?![/\\])/.test(pathname)) return '/'
  if (/^\/(api|sign-in)(\/|$)/.test(pathname)) return '/'
  return `${pathname}${search}${hash}`
}
