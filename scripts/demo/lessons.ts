import {randomUUID} from 'node:crypto'
import {isAct, type Act as LessonAct, type ActResponse} from '@airworthy/content'
import type {Random} from '@airworthy/kernel'
import type {LessonView} from '../../server/features/curriculum/lesson-views.ts'
import type {Member} from './cast.ts'
import type {World} from './world.ts'

const minuteMs = 60_000
/** How often somebody finds what an act asks for. */
const finds = 0.75

/** Responds to the acts of a lesson in turn: to all of them, or to so many. */
export async function takeLesson(
  world: World,
  member: Member,
  {lesson: id, acts = Infinity}: {lesson: string; acts?: number},
): Promise<void> {
  const browser = world.visitor(member)
  const random = world.random(`lesson/${member.index}/${id}`)
  const path = `/api/lessons/${id}`
  const {lesson} = await browser.get<LessonView>(path)
  for (const act of lesson.blocks.filter(isAct).slice(0, acts)) {
    world.clock.advance(Math.round((1 + 2 * random.next()) * minuteMs))
    const response = responseTo(act, random)
    await browser.post(`${path}/responses`, {responseId: randomUUID(), block: act.id, response})
  }
}

function responseTo(act: LessonAct, random: Random): ActResponse {
  const found = random.next() < finds
  switch (act.kind) {
    case 'predict': {
      const {guess} = act
      if (guess.form === 'number') return {value: found ? guess.answer : guess.min}
      return {
        choice: found
          ? (guess.answer ?? anyKey(guess.options, random))
          : anyKey(guess.options, random),
      }
    }
    case 'check': {
      const right = act.options.find((option) => option.right)?.key
      return {choice: found && right !== undefined ? right : anyKey(act.options, random)}
    }
    case 'choose':
      return {choice: found && act.best !== null ? act.best : anyKey(act.options, random)}
    case 'mark': {
      const lines = act.notes.filter(({faulty}) => faulty === found).map(({line}) => line)
      return {lines}
    }
    case 'sort':
      return {
        placed: act.cards.map(({bucket}) =>
          random.next() < finds ? bucket : anyKey(act.buckets, random),
        ),
      }
    case 'explore':
      return {reached: {}} // the control is shown as it stood at first
    case 'draft':
      return {
        texts: act.parts.map(() => 'A draft; to be gone over with the team on Thursday.'),
        met: [0],
      }
  }
}

function anyKey(options: readonly {readonly key: string}[], random: Random): string {
  return options[random.integer(options.length)]?.key ?? ''
}
