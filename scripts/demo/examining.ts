import type {AttemptView} from '../../server/features/assessments/views.ts'
import type {BegunView, ExaminationView} from '../../server/features/examinations/views.ts'
import {answerOn} from './assessing.ts'
import type {Member} from './cast.ts'
import {playOn} from './practising.ts'
import type {World} from './world.ts'

/** Begins an examination for the member's role. Returns its id. */
export async function begin(world: World, member: Member): Promise<string> {
  const request = {consent: true}
  return (await world.visitor(member).post<ExaminationView>('/api/examinations', request)).id
}

/** Answers so many items of the adaptive part, by the member's true ability, and leaves it open. */
export async function sitSome(
  world: World,
  member: Member,
  {id, answers}: {id: string; answers: number},
): Promise<void> {
  const attempt = await beginPart(world, member, id)
  await answerOn(world, member, attempt, {leaveAfter: answers})
}

/** Answers every item rightly, in as many sittings as are asked for, and solves the exercises. */
export async function sitRest(world: World, member: Member, id: string): Promise<void> {
  const browser = world.visitor(member)
  const path = `/api/examinations/${id}`
  for (;;) {
    const {assessment} = await browser.get<ExaminationView>(path)
    if (!assessment || (assessment.status === 'finished' && !assessment.mayContinue)) break
    await answerOn(world, member, await beginPart(world, member, id), {expert: true})
  }
  const {exercises} = await browser.get<ExaminationView>(path)
  for (const {exercise, from} of exercises) {
    if (from === 'carried') continue
    const {attemptId} = await browser.post<BegunView>(`${path}/exercises/${exercise}`)
    await playOn(world, member, {attemptId, exercise})
  }
}

/** Asks for the decision. */
export async function finish(world: World, member: Member, id: string): Promise<ExaminationView> {
  return await world.visitor(member).post<ExaminationView>(`/api/examinations/${id}/finish`)
}

async function beginPart(world: World, member: Member, id: string): Promise<AttemptView> {
  const browser = world.visitor(member)
  const {attemptId} = await browser.post<BegunView>(`/api/examinations/${id}/assessment`)
  return await browser.get<AttemptView>(`/api/assessments/${attemptId}`)
}
