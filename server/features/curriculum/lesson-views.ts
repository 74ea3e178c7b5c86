import type {Lesson} from '@airworthy/content'
import type {Json} from '@airworthy/kernel'
import {z} from 'zod'

/** What leaves the server about lessons, with the asking person's own progress. */

const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const track = z.enum(['core', 'data-scientist', 'fullstack-engineer', 'product-manager'])

const meta = {
  id: z.string(),
  title: z.string(),
  track,
  domain: z.string(),
  level,
  minutes: z.int(),
  outcome: z.string().meta({description: 'what one can do afterwards'}),
  available: z.boolean().meta({description: 'false: planned and not made yet'}),
}

const lessonStatus = z.enum(['to-do', 'in-progress', 'passed'])

export const lessonsView = z.object({
  lessons: z.array(
    z.object({
      ...meta,
      status: lessonStatus,
      done: z.int().min(0).meta({description: 'acts that have a response'}),
      acts: z.int().min(0).meta({description: 'interactive blocks; 0 while it is not available'}),
    }),
  ),
})

/** How far a person is in a lesson; `place` is the block to which the last response was given. */
export const lessonProgressView = z.object({
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  responses: z.record(
    z.string().meta({description: 'id of a block'}),
    z.object({
      response: z.custom<Json>((value) => value !== undefined),
      at: z.iso.datetime(),
    }),
  ),
  place: z.string().nullable(),
})

export const lessonView = z.object({
  meta: z.object(meta),
  lesson: z.custom<Lesson>((value) => typeof value === 'object' && value !== null),
  progress: lessonProgressView,
})

/** The response id is made by the client once per response: sent again, it is counted once. */
export const responseRequest = z.object({
  responseId: z.uuid(),
  block: z.string().min(1).max(80).meta({description: 'id of an interactive block'}),
  response: z.custom<Json>((value) => value !== undefined),
})

export type LessonsView = z.infer<typeof lessonsView>
export type LessonView = z.infer<typeof lessonView>
export type LessonProgressView = z.infer<typeof lessonProgressView>
export type LessonStatus = z.infer<typeof lessonStatus>
export type ResponseRequest = z.infer<typeof responseRequest>
