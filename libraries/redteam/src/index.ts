export type {Principal, Provenance, Target, TargetCall, TargetSession, Turn} from './target.ts'
export {
  attackSuccess,
  attackSuccessByLabel,
  attackSuccessChange,
  type AttackSuccess,
  type AttackSuccessChange,
  type RepeatedAttack,
} from './attack-success.ts'
export {encode, encodings, type Encoding} from './encoding.ts'
export {checkTarget, type TargetCheck} from './testing/target-contract.ts'
