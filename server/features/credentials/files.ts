import {bakePng, bakeSvg} from '@airworthy/credentials'
import {AirworthyError} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import {verifyUrl} from './document.ts'
import {openLettering} from './lettering.ts'
import {earnedIn, issuedIn, recordedEvents} from './life.ts'
import type {CredentialParts} from './parts.ts'
import {drawPicture} from './picture.ts'
import {rasterOf} from './raster.ts'
import {dayInWords, domainName, roleName} from './words.ts'

/** The forms in which a credential is taken along. */
export type FileKind = 'json' | 'jwt' | 'svg' | 'png'

/** A file of a credential, the same bytes whoever asks. */
export interface CredentialFile {
  readonly type: string
  readonly bytes: string | Uint8Array<ArrayBuffer>
}

/** Pictures that one process keeps: drawing one takes some 200 ms. */
const picturesKept = 100

/** The files of issued credentials. */
export interface CredentialFiles {
  /** Throws `not-found` for a credential that is unknown, waits, or whose person was erased. */
  read(id: string, kind: FileKind): Promise<CredentialFile>
}

/** Files from what was signed; pictures are drawn from the same facts and hold the signed JSON. */
export function createFiles({database, ledger, issuer}: CredentialParts): CredentialFiles {
  const kept = new Map<string, CredentialFile>()

  async function picture(row: store.CredentialRow, withText: boolean): Promise<string> {
    const events = await recordedEvents(database, ledger, row.id)
    const earned = earnedIn(events)
    const issued = issuedIn(events)
    if (!earned || !issued) throw unknown(row.id)
    const {decision, role, validFrom, validUntil} = earned
    const address = verifyUrl(issuer?.publicUrl ?? '', row.id).replace(/^https?:\/\//, '')
    return drawPicture(
      {
        name: issued.name,
        organisation: issued.organisation,
        role: roleName(role),
        validFrom: dayInWords(validFrom),
        validUntil: dayInWords(validUntil),
        domains: decision.domains.map((one) => ({...one, name: domainName(one.domain)})),
        exercises: decision.exercises.filter(({passed}) => passed).length,
        verifyAddress: address,
        withText,
      },
      await openLettering(),
    )
  }

  async function drawn(
    row: store.CredentialRow,
    {document, kind}: {document: string; kind: 'svg' | 'png'},
  ): Promise<CredentialFile> {
    const svg = await picture(row, kind === 'svg')
    if (kind === 'svg') return {type: 'image/svg+xml', bytes: bakeSvg(svg, document)}
    const png = bakePng(await rasterOf(svg), document)
    return {type: 'image/png', bytes: Uint8Array.from(png)}
  }

  return {
    async read(id, kind) {
      const row = await store.findCredential(database, id)
      if (!row || row.document === null || row.jwt === null) throw unknown(id)
      const {document, jwt} = row
      if (kind === 'json') return {type: 'application/vc', bytes: document}
      if (kind === 'jwt') return {type: 'application/vc+jwt', bytes: jwt}
      const key = `${id}/${kind}/${row.keyNumber}/${row.issuer}`
      const found = kept.get(key) ?? (await drawn(row, {document, kind}))
      kept.delete(key)
      kept.set(key, found)
      const [oldest] = kept.keys()
      if (kept.size > picturesKept && oldest !== undefined) kept.delete(oldest)
      return found
    },
  }
}

function unknown(id: string): AirworthyError {
  return new AirworthyError('not-found', `no credential ${id}`)
}
