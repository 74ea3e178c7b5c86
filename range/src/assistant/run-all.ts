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
  setting: {fix: Fix; tools: EngineTools},
): {chats: readonly Chat[]; fault: string | null} {
  if (setting.fix.validator === null) return {chats, fault: null}
  const inputs = chats.map(validatorInputs)
  const {passed, fault} = validate(inputs.flat(), setting)
  let from = 0
  const checked = chats.map((chat, index) => {
    const count = inputs[index]?.length ?? 0
    from += count
    return withValidation(chat, passed.slice(from - count, from))
  })
  return {chats: checked, fault}
}

function deliveredIn({entries}: Pick<Chat, 'entries'>): readonly string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'reply' && entry.stoppedBy === null ? [entry.text] : [],
  )
}
