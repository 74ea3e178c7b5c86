import type {Verification} from '../verification.ts'

/** Each check that did not pass, as `check: outcome code`. */
export function faultsOf({checks}: Verification): string[] {
  return checks
    .filter(({outcome}) => outcome !== 'pass')
    .map(({check, outcome, code}) => `${check}: ${outcome} ${code}`)
}
