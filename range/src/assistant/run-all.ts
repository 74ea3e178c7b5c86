import {randomFrom} from '@airworthy/kernel'
import type {EngineTools} from '../core/engine.ts'
import {effectOf, playAttack, type Attack, type AttackEffect} from './attack.ts'
import {faultOf, playBenign} from './benign.ts'
import type {Chat} from './chat.ts'
import type {Scenario} from './scenario.ts'
import {validate, validatorInputs, withValidation} from './validator.ts'
import type {Desk, Fix} from './view.ts'

/** Attacks and harmless conversations against one assistant. */
export interface RunAll {
  readonly effects: readonly {readonly attack: Attack; readonly effect: AttackEffect}[]
  /** What went wrong in each harmless conversation; null where nothing did. */
  readonly faults: readonly (string | null)[]
  readonly validatorFault: string | null
}

/**
 * Plays every attack and every harmless conversation of the scenario, each on a fresh shop, then
 * asks the learner's validator once about all replies.
 */
export function runAll(
  attacks: readonly Attack[],
  setting: {
    scenario: Scenario
    fix: Fix
    code: string
    salt: string
    desk: Desk
    tools: EngineTools
  },
): RunAll {
  const attacked = attacks.map((attack) => playAttack(attack, setting))
  const harmless = setting.scenario.benign.map((benign) => playBenign(benign, setting))
  const chats = [...attacked, ...harmless].map(({ended}) => ended.chat)
  const {chats: checked, fault} = validated(chats, setting)
  return {
    effects: attacked.map(({attack, ended}, index) => ({
      attack,
      // a model that was never given the code has none to give away
      effect: effectOf(checked[index] ?? emptied, {code: ended.desk.knownCode}),
    })),
    faults: harmless.map((run, index) =>
      faultOf(run, deliveredIn(checked[attacked.length + index] ?? emptied)),
    ),
    validatorFault: fault,
  }
}

const emptied = {entries: []}

function validated(
  chats: readonly Chat[],
  setting: {fix: Fix; salt: string; tools: EngineTools},
): {chats: readonly Chat[]; fault: string | null} {
  if (setting.fix.validator === null) return {chats, fault: null}
  // mixed: code that counts its calls must not learn from their order which chats are attacks
  const mixed = randomFrom(`${setting.salt}|validator`).shuffle(
    chats.map((chat, place) => ({chat, place, inputs: validatorInputs(chat)})),
  )
  const {passed, fault} = validate(
    mixed.flatMap(({inputs}) => inputs),
    setting,
  )
  const checked = [...chats]
  let from = 0
  for (const {chat, place, inputs} of mixed) {
    checked[place] = withValidation(chat, passed.slice(from, from + inputs.length))
    from += inputs.length
  }
  return {chats: checked, fault}
}

function deliveredIn({entries}: Pick<Chat, 'entries'>): readonly string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'reply' && entry.stoppedBy === null ? [entry.text] : [],
  )
}
