/** A path of this site to go to after signing in, or nothing: never another site. */
export function nextPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/u.test(value)) return undefined
  return /[\s\\]/u.test(value) ? undefined : value
}
