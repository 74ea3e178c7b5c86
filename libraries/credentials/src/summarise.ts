import {idOf, listOf, memberOf, textOf, type JsonObject} from './json.ts'
import type {Json} from '@airworthy/kernel'
import type {CredentialSummary, Unproved} from './verification.ts'

/** What a credential says of itself, for people to read. */
export function summarise(
  credential: JsonObject,
  {form}: {form: CredentialSummary['form']},
): CredentialSummary {
  const {issuer, credentialSubject: subject} = credential
  const achievement = memberOf(subject, 'achievement')
  return {
    id: textOf(credential['id']),
    name: wordsOf(credential['name']) ?? wordsOf(memberOf(achievement, 'name')),
    form,
    issuer: {id: idOf(issuer), name: wordsOf(memberOf(issuer, 'name'))},
    recipient: {
      id: textOf(memberOf(subject, 'id')),
      identifiers: listOf(memberOf(subject, 'identifier')).flatMap((one) => {
        const value = textOf(memberOf(one, 'identityHash'))
        if (value === null) return []
        const type = textOf(memberOf(one, 'identityType'))
        return [{type, value, hashed: memberOf(one, 'hashed') === true}]
      }),
    },
    achievement: {
      id: textOf(memberOf(achievement, 'id')),
      name: wordsOf(memberOf(achievement, 'name')),
      description: wordsOf(memberOf(achievement, 'description')),
      criteria: wordsOf(memberOf(memberOf(achievement, 'criteria'), 'narrative')),
    },
    narrative: wordsOf(memberOf(subject, 'narrative')),
    validFrom: textOf(credential['validFrom']),
    validUntil: textOf(credential['validUntil']),
    evidence: listOf(credential['evidence']).map((one) => ({
      id: textOf(memberOf(one, 'id')),
      name: wordsOf(memberOf(one, 'name')),
      description: wordsOf(memberOf(one, 'description')),
    })),
    statusLists: listOf(credential['credentialStatus']).flatMap((one) => {
      const list = textOf(memberOf(one, 'statusListCredential'))
      return list === null ? [] : [list]
    }),
  }
}

/** What no check looks at, though the credential has it. */
export function unprovedOf(
  credential: JsonObject,
  {others}: {others: boolean},
): readonly Unproved[] {
  const {issuer, credentialSubject: subject} = credential
  const endorsed = [credential, issuer, memberOf(subject, 'achievement')].some((one) =>
    ['endorsement', 'endorsementJwt'].some((name) => listOf(memberOf(one, name)).length > 0),
  )
  const present: readonly [Unproved, boolean][] = [
    ['recipient', true],
    ['evidence', listOf(credential['evidence']).length > 0],
    ['endorsements', endorsed],
    ['other-proofs', others],
    ['schema', listOf(credential['credentialSchema']).length > 0],
  ]
  return present.flatMap(([name, is]) => (is ? [name] : []))
}

/** A text, or one with its language. */
function wordsOf(value: Json | undefined): string | null {
  return textOf(value) ?? textOf(memberOf(value, '@value'))
}
