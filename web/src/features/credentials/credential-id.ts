const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu

/** The id of a credential in a link or a text; undefined where there is none. */
export function credentialIdIn(text: string): string | undefined {
  return uuid.exec(text)?.[0]?.toLowerCase()
}
