import type {Check, CheckCode, CheckName} from '@airworthy/credentials'

type Facts = Check['facts']

/** What a check looks at, in a few words. */
export const checkNames: Readonly<Record<CheckName, string>> = {
  baking: 'picture',
  shape: 'form',
  context: 'vocabulary',
  proof: 'signature',
  issuer: 'issuer',
  validity: 'validity',
  status: 'revocation',
}

/** A check as a sentence. */
export function sentenceOfCheck({code, facts}: Check): string {
  return sentences[code](facts)
}

const sentences: Readonly<Record<CheckCode, (facts: Facts) => string>> = {
  'baked-well': () => 'the picture holds exactly one credential',
  'picture-damaged': ({reason}) => `mis-baked: the picture was damaged or altered: ${text(reason)}`,
  'baked-compressed': () =>
    'mis-baked: the credential in the picture is compressed, which the standard forbids',
  'baked-elsewhere': ({chunk}) =>
    `mis-baked: the credential stands in a chunk ${text(chunk)} of the picture, not in iTXt`,
  'baked-malformed': ({reason}) => text(reason),
  'baked-older-version': () =>
    'mis-baked: the picture holds an open badge of version 1 or 2, which is not signed this way',
  'baked-twice': () =>
    'mis-baked: the picture holds more than one credential: nobody can tell which one counts',

  'well-formed': () => 'it has the form of an Open Badges 3.0 credential',
  'not-json': () => 'it is not JSON',
  'not-a-credential': () => 'it is neither a JSON object nor a JWT',
  'malformed-jwt': ({reason}) => `it looks like a JWT and is none: ${text(reason)}`,
  'malformed-text': () => 'a text in it holds half a character',
  'member-twice': () =>
    'an object in it has a member twice, so that two readers could see two contents',
  'too-deep': () => 'it nests deeper than anything of use',
  'too-long': () => 'it is longer than anything of use',
  'not-an-open-badge': ({types}) => `it is no Open Badges credential: its type is ${text(types)}`,
  'not-a-status-list': ({types}) => `it is no status list: its type is ${text(types)}`,
  'member-missing': ({path}) => `it has no ${text(path)}`,
  'member-malformed': ({path, value}) => `its ${text(path)} cannot be ${text(value)}`,

  'contexts-known': () => 'every word in it has its one published meaning (@context)',
  'context-missing': () => 'it names no vocabulary (@context)',
  'context-order': () =>
    'its vocabularies (@context) stand in another order than the standard asks for',
  'context-not-credentials-v2': () =>
    'its first vocabulary (@context) is not that of Verifiable Credentials 2.0',
  'context-not-open-badges': () =>
    'its second vocabulary (@context) is not that of Open Badges 3.0',
  'context-unknown': ({context}) =>
    `it uses the vocabulary (@context) ${text(context)}, which is not known here and is not fetched`,
  'context-inline': () =>
    'it brings a vocabulary (@context) of its own, which could give its words another meaning',
  'context-unsupported': ({context}) =>
    `it uses the vocabulary (@context) ${text(context)}, which is published and not read here`,
  'term-unknown': ({term}) =>
    `no vocabulary (@context) knows ${text(term)}, so that the signature does not cover it`,
  'member-disguised': ({member}) =>
    `it spells a member as ${text(member)}, which hides it from readers and not from the signature`,
  'meaning-differs': ({member}) => `what was signed as ${text(member)} is not what the text shows`,
  'canonicalisation-failed': ({reason}) => `what was signed cannot be worked out: ${text(reason)}`,

  'signature-valid': () => 'nothing was changed since it was signed',
  'signature-invalid': () =>
    'the signature does not match: it was altered, or another key signed it',
  'key-unknown': () =>
    'the key that signed it is not known here, so that the signature cannot be checked',
  'not-reached': ({because}) =>
    `the signature was not looked at, because the vocabulary was ${because === 'context-unsupported' ? 'not read' : 'refused'}`,
  'proof-missing': () => 'it is not signed',
  'proof-malformed': ({member, value}) =>
    `its signature has a faulty ${text(member ?? 'number of proofs')}${value === undefined ? '' : `: ${text(value)}`}`,
  'proof-value-malformed': ({wants}) =>
    `the value of its signature is malformed: it is ${text(wants)}`,
  'proof-type-unknown': ({type}) => `its signature is of the unknown type ${text(type)}`,
  'proof-type-unsupported': ({type}) =>
    `its signature is of the type ${text(type)}, which is not verified here`,
  'cryptosuite-unknown': ({cryptosuite}) =>
    `its signature is made by the unknown suite ${text(cryptosuite)}`,
  'cryptosuite-unsupported': ({cryptosuite}) =>
    `its signature is made by the suite ${text(cryptosuite)}, which is not verified here`,
  'proof-chain-unsupported': () =>
    'its signature continues another one, which is not verified here',
  'proof-purpose-wrong': ({purpose}) =>
    `its signature is made for ${text(purpose)}, not to assert something (assertionMethod)`,
  'proof-created-later': ({created}) =>
    `its signature says that it was made later than now, ${text(created)}`,
  'proof-expired': ({expires}) => `its signature was to be relied on until ${text(expires)}`,
  'proof-context-differs': () => 'its signature uses another vocabulary than its text',
  'algorithm-refused': ({algorithm, issuer}) =>
    issuer === undefined
      ? `it is signed by the algorithm ${text(algorithm)}, which is refused`
      : `it says that ${text(algorithm)} signed it, and the key of ${text(issuer)} is for another algorithm`,
  'algorithm-unsupported': ({algorithm}) =>
    `it is signed by the algorithm ${text(algorithm)}, which is not verified here`,
  'jwt-header-refused': ({member}) => `its header has a ${text(member)} that is refused`,
  'claims-disagree': ({claim, value, member}) =>
    `its claim ${text(claim)} is ${text(value)}, the credential says ${text(member)}`,

  'issuer-known': ({issuer, method}) =>
    `the key ${text(method)} is listed by the issuer ${text(issuer)}`,
  'key-given': ({issuer}) =>
    `the key that you gave signed it; that it is the key of ${text(issuer)}, you vouch for`,
  'issuer-unknown': ({issuer}) =>
    `nothing here says which keys ${text(issuer)} signs with: give its document with --issuer FILE`,
  'issuer-mismatch': ({issuer, document}) =>
    `it names ${text(issuer)} as its issuer, the document is that of ${text(document)}`,
  'verification-method-unknown': ({issuer, method}) =>
    `the issuer ${text(issuer)} does not list the key ${text(method)}`,
  'verification-method-not-for-assertion': ({method}) =>
    `the issuer does not let the key ${text(method)} sign credentials (assertionMethod)`,
  'controller-mismatch': ({issuer, method}) =>
    `the key ${text(method)} belongs to somebody else than the issuer ${text(issuer)}`,
  'key-ended': ({method, end}) => `the key ${text(method)} had ended before, on ${text(end)}`,
  'key-unsupported': ({method}) => `the key ${text(method)} is of a kind that is not verified here`,

  valid: ({validFrom, validUntil}) =>
    `it is valid from ${text(validFrom)} until ${text(validUntil)}`,
  'valid-without-end': ({validFrom}) => `it is valid from ${text(validFrom)}, without an end`,
  'not-yet-valid': ({validFrom}) =>
    `it is not yet valid: its validity begins on ${text(validFrom)}`,
  expired: ({validUntil}) => `it has expired: it was valid until ${text(validUntil)}`,
  'validity-empty': () => 'its validity ends before it begins',
  'validity-malformed': () => 'its validity is not written as moments with a time zone',

  'no-status': () => 'its issuer keeps no list in which it could be revoked',
  'not-revoked': ({until}) =>
    `it is not revoked, by a list that holds until ${text(until ?? 'its next copy')}`,
  'not-suspended': ({until}) =>
    `it is not suspended, by a list that holds until ${text(until ?? 'its next copy')}`,
  'not-refreshed': () => 'there is no newer copy of it',
  refreshed: () => 'its issuer has a newer copy of it',
  revoked: () => 'its issuer has revoked it',
  suspended: () => 'its issuer has suspended it',
  'revocation-unknown': ({list}) =>
    `revocation unknown: without the list ${text(list)} nobody can tell; give it with --status FILE`,
  'status-type-unsupported': ({type}) =>
    `revocation unknown: a status of the type ${text(type)} is not read here`,
  'status-entry-malformed': ({member, value}) =>
    `its entry of status has a faulty ${text(member)}: ${text(value)}`,
  'status-list-mismatch': ({list, given}) =>
    `revocation unknown: it names the list ${text(list)}, here is ${text(given)}`,
  'status-list-malformed': ({reason, path}) =>
    `the status list is malformed: ${text(reason ?? path)}`,
  'status-list-issuer-mismatch': ({issuer, listIssuer}) =>
    `the status list is that of ${text(listIssuer)}, not of the issuer ${text(issuer)}`,
  'status-list-refused': ({because}) =>
    `the status list is not what the issuer signed (${text(because)})`,
  'status-list-unproved': ({because}) =>
    `revocation unknown: who made the status list is not judged (${text(because)})`,
  'status-list-expired': ({validUntil}) =>
    `revocation unknown: the status list was good until ${text(validUntil)}; fetch it again`,
  'status-list-not-valid': ({because}) => `revocation unknown: the status list is ${text(because)}`,
  'status-list-too-short': ({entries, least}) =>
    `the status list has ${text(entries)} entries, fewer than the ${text(least)} of the standard`,
  'status-purpose-mismatch': ({purpose, listPurposes}) =>
    `it asks for a list of ${text(purpose)}, the list is one of ${text(listPurposes)}`,
  'status-purpose-unknown': ({purpose}) =>
    `a status of the purpose ${text(purpose)} is not understood here`,
  'status-index-out-of-range': ({index, entries}) =>
    `its place ${text(index)} is not in the status list of ${text(entries)} entries`,
}

/** A fact in a sentence; what others wrote is cut. */
function text(fact: unknown): string {
  if (fact === undefined || fact === null) return 'nothing'
  if (typeof fact === 'string') return fact.slice(0, 300)
  if (Array.isArray(fact)) return fact.length === 0 ? 'nothing' : fact.map(text).join(', ')
  return JSON.stringify(fact).slice(0, 300)
}
