import {SignJWT} from 'jose'
import {AirworthyError} from '@airworthy/kernel'
import type {IssuerKey} from './issuer-key.ts'
import {idOf, memberOf, momentOf, textOf, type JsonObject} from './json.ts'

/**
 * Signs a credential as a VC-JWT (Open Badges 3.0, 8.2; EdDSA): the credential is the payload, with
 * the registered claims that repeat it. Throws `credential-refused` where a claim cannot be made.
 */
export async function signCredentialJwt(
  credential: JsonObject,
  {key}: {key: IssuerKey},
): Promise<string> {
  const issuer = idOf(credential['issuer'])
  const id = textOf(credential['id'])
  const validFrom = momentOf(credential['validFrom'])
  const validUntil = momentOf(credential['validUntil'])
  const subject = textOf(memberOf(credential['credentialSubject'], 'id'))
  if (issuer === null || id === null || validFrom === null) {
    throw new AirworthyError(
      'credential-refused',
      'credential: a jwt needs its issuer, its id and validFrom',
    )
  }
  return await new SignJWT({
    ...credential,
    iss: issuer,
    jti: id,
    nbf: Math.floor(validFrom / 1000),
    ...(validUntil === null ? {} : {exp: Math.floor(validUntil / 1000)}),
    ...(subject === null ? {} : {sub: subject}),
  })
    .setProtectedHeader({alg: 'EdDSA', kid: key.id, typ: 'JWT'})
    .sign(key.privateKey)
}
