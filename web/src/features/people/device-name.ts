const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** A browser's self-description as people say it: "Firefox on Linux". */
export function deviceName(userAgent: string | null): string {
  const browser = browsers.find(([mark]) => userAgent?.includes(mark))?.[1] ?? 'A program'
  const system = systems.find(([mark]) => userAgent?.includes(mark))?.[1]
  return system === undefined ? browser : `${browser} on ${system}`
}
