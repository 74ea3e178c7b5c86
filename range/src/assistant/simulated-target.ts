import {AirworthyError} from '@airworthy/kernel'
import type {Target, TargetCall, Turn} from '@airworthy/redteam'
import {answer} from './answer.ts'
import {newChat, type Call, type Chat} from './chat.ts'
import {openDesk} from './desk.ts'
import {deliveredFix} from './fix.ts'
import type {Scenario} from './scenario.ts'
import {isCarriedOut} from './shop.ts'
import type {Fix} from './view.ts'
import type {Answered} from './work.ts'

interface TargetSettings {
  readonly scenario: Scenario
  readonly code: string
  readonly seed: string
  /** Changes to the assistant; as delivered unless told. */
  readonly fix?: Fix
}

/**
 * The simulated assistant behind the port that real targets have, too. Each session has a shop of its
 * own. Throws `unknown-principal` for a customer whom the shop does not have.
 */
export function simulatedTarget({scenario, code, seed, fix}: TargetSettings): Target {
  const setting = {scenario, code, review: null, fix: fix ?? deliveredFix(scenario), salt: seed}
  return {
    id: 'support-desk',
    simulated: true,
    open: async ({id}) => {
      if (!scenario.customers.some((customer) => customer.id === id)) {
        throw new AirworthyError('unknown-principal', `unknown customer: ${id}`, {facts: {id}})
      }
      let isOpen = true
      let now: Answered = {
        chat: newChat({number: 1, desk: 'mended', customer: id}),
        desk: openDesk(setting),
      }
      return {
        send: async (message) => {
          if (!isOpen) throw new AirworthyError('session-closed', 'the session is closed')
          const seen = now.chat.entries.length
          now = answer(now, {text: message})
          return turnOf(now.chat.entries.slice(seen))
        },
        close: async () => {
          isOpen = false
        },
      }
    },
  }
}

function turnOf(entries: Chat['entries']): Turn {
  const replies = entries.flatMap((entry) =>
    entry.kind === 'reply' && entry.stoppedBy === null ? [entry.text] : [],
  )
  const calls = entries.flatMap((entry) => (entry.kind === 'call' ? [targetCall(entry.call)] : []))
  return {text: replies.join('\n'), calls}
}

function targetCall(call: Call): TargetCall {
  return {
    tool: call.tool,
    arguments: call.arguments,
    carriedOut: isCarriedOut(call),
    provenance: call.sources.map(({source, id, author, start, end}) => ({
      source,
      id,
      author,
      span: {start, end},
    })),
  }
}
