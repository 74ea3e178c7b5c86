import type {Ecosystem} from '../packages/package-list.ts'

/** A package that a manifest asks for or a lock file has settled on. */
export interface DeclaredPackage {
  readonly ecosystem: Ecosystem
  readonly name: string
  /** A version, a range or whatever else is compared; empty when none is stated. */
  readonly version: string
  /** Line from 1. */
  readonly line: number
}
