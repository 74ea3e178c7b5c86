import type {AppealsToDecideView, OwnAppealView} from '../../server/features/appeals/views.ts'
import {workday} from './calendar.ts'
import type {Member} from './cast.ts'
import type {Taken} from './learning.ts'
import type {Act} from './schedule.ts'
import type {World} from './world.ts'

interface Dispute {
  /** Share of the history after which it is made. */
  readonly when: number
  readonly about: 'item' | 'result'
  readonly text: string
  readonly outcome: 'upheld' | 'refused' | 'withdrawn' | 'open'
  readonly reason?: string
}

const disputes: readonly Dispute[] = [
  {
    when: 0.3,
    about: 'item',
    text: 'Two of the answers hold, depending on whether the question means the model or the release it is part of. I chose the one about the release.',
    outcome: 'refused',
    reason:
      'The first sentence names what is meant, and with that one answer alone holds. The item stays as it is.',
  },
  {
    when: 0.4,
    about: 'item',
    text: 'The wording leaves open who is asked to act. In our organisation that would be another team, and the right answer another one.',
    outcome: 'upheld',
    reason:
      'You are right that two readings are possible. This version is withdrawn from new attempts; thank you for saying so.',
  },
  {
    when: 0.5,
    about: 'result',
    text: 'I was called to an incident in the middle and answered the last questions in a hurry. I do not think that the result says what I can do.',
    outcome: 'upheld',
    reason:
      'The incident is on record. Please take the baseline again when you have half an hour; this result is not used.',
  },
  {
    when: 0.6,
    about: 'item',
    text: 'I do not agree that this can be told from the figures shown; one would have to know how many cases stand behind them.',
    outcome: 'withdrawn',
  },
  {
    when: 0.7,
    about: 'result',
    text: 'My result in one domain is lower than in the others although I work in it every day. Please look at it again.',
    outcome: 'refused',
    reason:
      'The interval reaches both sides of the required level, so nothing is decided about it. A test-out of that domain will say more.',
  },
  {
    when: 0.92,
    about: 'item',
    text: 'The answer that counts as right assumes that the fallback is tested. Where it is not, another one is safer for the customer.',
    outcome: 'open',
  },
  {
    when: 0.96,
    about: 'item',
    text: 'One of the lines marked as faulty is what the documentation of the library recommends since its last version.',
    outcome: 'open',
  },
  {
    when: 0.97,
    about: 'result',
    text: 'I was measured against the levels of a role that is mine on paper alone; since spring I have done other work.',
    outcome: 'open',
  },
]

const dayMs = 24 * 60 * 60 * 1000

/** Appeals about items and results: upheld, refused, taken back, and open at the end. */
export function disputing(world: World, taken: Taken): Act[] {
  const {calendar} = world
  const length = calendar.end.getTime() - calendar.start.getTime()
  const disputing = new Set<Member>()
  return disputes.flatMap((dispute, number): Act[] => {
    const at = workday(
      new Date(calendar.start.getTime() + dispute.when * length),
      (number + 1) / (disputes.length + 1),
    )
    let made: {by: Member; id: string} | null = null
    const make: Act = {
      at,
      what: `appeal ${number + 1}`,
      run: async () => {
        const [by, attemptId] = [...taken].find(([member]) => mayDispute(member)) ?? []
        if (!by || attemptId === undefined) return
        disputing.add(by)
        const about =
          dispute.about === 'item'
            ? {kind: 'item', attemptId, position: 3 + number}
            : {kind: 'result', attemptId}
        const {text} = dispute
        const {id} = await world.visitor(by).post<OwnAppealView>('/api/appeals', {about, text})
        made = {by, id}
      },
    }
    if (dispute.outcome === 'open') return [make]
    const end: Act = {
      at: new Date(at.getTime() + (2 + number) * dayMs),
      what: `end of appeal ${number + 1}`,
      run: async () => {
        if (made) await close(world, dispute, made)
      },
    }
    return [make, end]
  })

  /** Each appeal is by somebody else, and by nobody who decides. */
  function mayDispute(member: Member): boolean {
    const decides = member.roles.some((role) => role === 'author' || role === 'administrator')
    return !decides && !disputing.has(member)
  }
}

async function close(
  world: World,
  {outcome, reason = '', about}: Dispute,
  {by, id}: {by: Member; id: string},
): Promise<void> {
  if (outcome === 'withdrawn') {
    await world.visitor(by).post(`/api/appeals/${id}/withdrawal`)
    return
  }
  const role = about === 'item' ? 'author' : 'administrator'
  const decider = world.cast.find(({roles}) => roles.includes(role))
  if (!decider) return
  const browser = world.visitor(decider)
  const {appeals} = await browser.get<AppealsToDecideView>('/api/appeals/to-decide')
  if (!appeals.some((appeal) => appeal.id === id)) return
  await browser.post(`/api/appeals/to-decide/${id}/decision`, {outcome, reason})
}
