import type {Json} from '@airworthy/kernel'
import {breached, passed} from './check.ts'
import {
  hasType,
  idOf,
  isObject,
  isUri,
  listOf,
  memberOf,
  momentOf,
  textOf,
  type JsonObject,
} from './json.ts'
import type {Check} from './verification.ts'

/** A rule of a shape: what it is about, and whether a credential keeps it. */
type Rule = readonly [path: string, keeps: (credential: JsonObject) => boolean]

/** Whether a credential has the form of an Open Badges 3.0 AchievementCredential; lists and single values are both taken. */
export function checkAchievementShape(credential: JsonObject): Check {
  if (
    !hasType(credential, 'OpenBadgeCredential') &&
    !hasType(credential, 'AchievementCredential')
  ) {
    return breached('shape', 'not-an-open-badge', {types: listOf(credential['type'])})
  }
  return checkRules(credential, [...credentialRules, ...achievementRules])
}

/** Whether a credential has the form of a BitstringStatusListCredential. */
export function checkStatusListShape(credential: JsonObject): Check {
  if (!hasType(credential, 'BitstringStatusListCredential')) {
    return breached('shape', 'not-a-status-list', {types: listOf(credential['type'])})
  }
  return checkRules(credential, [...credentialRules, ...statusListRules])
}

const credentialRules: readonly Rule[] = [
  ['type', (credential) => hasType(credential, 'VerifiableCredential')],
  ['id', ({id}) => isUri(textOf(id))],
  ['issuer', ({issuer}) => isUri(idOf(issuer))],
  ['validFrom', ({validFrom}) => validFrom === undefined || momentOf(validFrom) !== null],
  ['validUntil', ({validUntil}) => validUntil === undefined || momentOf(validUntil) !== null],
  ['credentialSubject', ({credentialSubject}) => isObject(credentialSubject)],
]

const achievementRules: readonly Rule[] = [
  ['validFrom', ({validFrom}) => validFrom !== undefined],
  ['name', ({name}) => name === undefined || isWords(name)],
  ['awardedDate', ({awardedDate}) => awardedDate === undefined || momentOf(awardedDate) !== null],
  ['evidence', ({evidence}) => listOf(evidence).every(isObject)],
  ['credentialStatus', ({credentialStatus}) => listOf(credentialStatus).every(isObject)],
  ['credentialSchema', ({credentialSchema}) => listOf(credentialSchema).every(isObject)],
  ['endorsement', ({endorsement}) => listOf(endorsement).every(isObject)],
  [
    'credentialSubject.type',
    ({credentialSubject}) => hasType(credentialSubject, 'AchievementSubject'),
  ],
  ['credentialSubject.id', ({credentialSubject}) => isIdentified(credentialSubject)],
  ['credentialSubject.achievement', (credential) => isObject(achievementOf(credential))],
  ['credentialSubject.achievement.type', (one) => hasType(achievementOf(one), 'Achievement')],
  ['credentialSubject.achievement.id', (one) => isUri(idOf(achievementOf(one)))],
  ['credentialSubject.achievement.name', (one) => isWords(memberOf(achievementOf(one), 'name'))],
  [
    'credentialSubject.achievement.description',
    (one) => isWords(memberOf(achievementOf(one), 'description')),
  ],
  [
    'credentialSubject.achievement.criteria',
    (one) => isObject(memberOf(achievementOf(one), 'criteria')),
  ],
]

const statusListRules: readonly Rule[] = [
  [
    'credentialSubject.type',
    ({credentialSubject}) => hasType(credentialSubject, 'BitstringStatusList'),
  ],
  [
    'credentialSubject.encodedList',
    ({credentialSubject}) => textOf(memberOf(credentialSubject, 'encodedList')) !== null,
  ],
  [
    'credentialSubject.statusPurpose',
    ({credentialSubject}) => {
      const purposes = listOf(memberOf(credentialSubject, 'statusPurpose'))
      return purposes.length > 0 && purposes.every((one) => typeof one === 'string')
    },
  ],
]

function checkRules(credential: JsonObject, rules: readonly Rule[]): Check {
  const broken = rules.find(([, keeps]) => !keeps(credential))
  if (broken === undefined) return passed('shape', 'well-formed')
  const [path] = broken
  const value = path
    .split('.')
    .reduce<Json | undefined>((inner, name) => memberOf(inner, name), credential)
  return value === undefined
    ? breached('shape', 'member-missing', {path})
    : breached('shape', 'member-malformed', {path, value: JSON.stringify(value).slice(0, 200)})
}

function achievementOf({credentialSubject}: JsonObject): Json | undefined {
  return memberOf(credentialSubject, 'achievement')
}

/** Open Badges 3.0: an id or at least one identifier must be there. */
function isIdentified(subject: Json | undefined): boolean {
  const id = memberOf(subject, 'id')
  if (id !== undefined) return isUri(textOf(id))
  const identifiers = listOf(memberOf(subject, 'identifier'))
  return identifiers.length > 0 && identifiers.every(isObject)
}

/** A text, or a text with its language. */
function isWords(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof memberOf(value, '@value') === 'string'
}
