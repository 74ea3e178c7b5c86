import {readPrompt, type PromptRule} from './reading/read-prompt.ts'
import type {Scenario} from './scenario.ts'
import type {Shop} from './shop.ts'
import type {Fix} from './view.ts'

/** A review that the learner, or an attack, has written. */
export type PostedReview = {
  readonly product: string
  readonly author: string
  readonly text: string
}

/** An assistant at work: how it is set up, what the shop's books say, what chance is drawn from. */
export interface Desk {
  readonly scenario: Scenario
  readonly fix: Fix
  readonly rules: readonly PromptRule[]
  /** The prompt as the model has it, with the code in its place. */
  readonly prompt: string
  /** The code, where the prompt gives it to the model. */
  readonly knownCode: string | null
  /** The code itself, for the filter of replies. */
  readonly code: string
  readonly review: PostedReview | null
  readonly shop: Shop
  /** Calls made so far, for their numbers. */
  readonly calls: number
  readonly salt: string
}

/** Where the prompt has the code. */
const codePlace = '{{staff-code}}'

/** A desk with the shop as the scenario has it. */
export function openDesk({
  scenario,
  fix,
  code,
  review,
  salt,
}: Pick<Desk, 'scenario' | 'fix' | 'code' | 'review' | 'salt'>): Desk {
  return {
    scenario,
    fix,
    rules: readPrompt(fix.prompt),
    prompt: fix.prompt.replaceAll(codePlace, code),
    // somebody may also have typed the code itself into the prompt
    knownCode: fix.prompt.includes(codePlace) || fix.prompt.includes(code) ? code : null,
    code,
    review,
    shop: {scenario, carried: []},
    calls: 0,
    salt,
  }
}
