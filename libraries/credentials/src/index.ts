export {
  buildAchievementCredential,
  type AchievementCredential,
  type AchievementCredentialFacts,
  type AchievementFacts,
  type EvidenceFacts,
  type IssuerProfile,
  type Recipient,
  type RecipientIdentifier,
  type ResultDescriptionFacts,
  type ResultFacts,
  type SignedCredential,
  type StatusEntryFacts,
} from './achievement-credential.ts'
export {bakePng} from './baking/png.ts'
export {bakeSvg} from './baking/svg.ts'
export {
  readIssuerDocument,
  type IssuerDocument,
  type VerificationMethod,
} from './issuer-document.ts'
export {isPicture, unbake} from './baking/unbake.ts'
export type {BakingCode} from './baking/fault.ts'
export {checkCodeOf, checkCodes, type CheckCode} from './check-codes.ts'
export {signCredential} from './data-integrity.ts'
export {didDocument, type DidDocument} from './did-document.ts'
export {didWebOf, isLoopback, urlOfDidWeb} from './did-web.ts'
export {hashIdentity} from './identity.ts'
export {importIssuerKey, type IssuerKey} from './issuer-key.ts'
export {signCredentialJwt} from './jwt.ts'
export {
  dueDays,
  dueFromOf,
  standingAt,
  standingsByRole,
  validUntilOf,
  validYears,
  type CredentialEvent,
  type Standing,
  type StandingName,
} from './standing.ts'
export {buildStatusList, leastStatusListLength, type StatusListFacts} from './status-list.ts'
export type {Check, CheckName, CredentialSummary, Unproved, Verification} from './verification.ts'
export {verifyCredential, type VerifyOptions} from './verify-credential.ts'
