import type {EngineerRole} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'

/** What a certification that a person holds rests on: the credential that a renewal follows. */
export interface HeldCertification {
  readonly credentialId: string
  readonly issuedAt: string
  readonly validUntil: string
  readonly domains: readonly {
    readonly domain: string
    readonly mean: number
    readonly standardError: number
    readonly measuredAt: string
    /** As in the decision, so that what is carried keeps its facts. */
    readonly low?: number
    readonly high?: number
    readonly items?: number
    readonly attempt?: string | null
  }[]
  readonly exercises: readonly {
    readonly exercise: string
    readonly attempt: string
    readonly passed: boolean
    readonly score: number
    readonly finishedAt: string
    readonly version: string
  }[]
}

/** Why a certification does not count: the credential that a person earned last for the role was stopped. */
export interface StoppedCertification {
  readonly state: 'suspended' | 'revoked'
  /** When it was, ISO 8601. */
  readonly at: string
}

/** Asks whether the credential that a person earned last for a role is suspended or revoked; null for neither. */
export type StoppedOf = (
  queries: Queries,
  request: {readonly personId: string; readonly role: EngineerRole},
) => Promise<StoppedCertification | null>

/** Asks for the certification that a person holds or held last for a role; null for none or a stopped one. */
export type RenewalOf = (
  queries: Queries,
  request: {readonly personId: string; readonly role: EngineerRole},
) => Promise<HeldCertification | null>
