import type {ActResponse, DomainId, Lesson, Level} from '@airworthy/content/public'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** A lesson as the list shows it. */
export interface LessonSummary {
  readonly id: string
  readonly title: string
  readonly track: 'core' | 'data-scientist' | 'fullstack-engineer' | 'product-manager'
  readonly domain: DomainId
  readonly level: Level
  readonly minutes: number
  readonly outcome: string
  readonly available: boolean
  readonly status: 'to-do' | 'in-progress' | 'passed'
  readonly done: number
  readonly acts: number
}

/** How far somebody is in a lesson. */
export interface LessonProgress {
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly responses: Readonly<
    Record<string, {readonly response: ActResponse; readonly at: string}>
  >
  readonly place: string | null
}

/** What is known of a lesson besides its text. */
type LessonMeta = Omit<LessonSummary, 'available' | 'status' | 'done' | 'acts'>

/** A lesson with what is known of it and how far somebody is. */
export interface LessonView extends LessonMeta {
  readonly lesson: Lesson
  readonly progress: LessonProgress
}

/** The same as the server sends it. */
export interface SentLesson {
  readonly meta: LessonMeta
  readonly lesson: Lesson
  readonly progress: LessonProgress
}

/** Every lesson with its state for the signed-in person. */
export const lessonsQuery = queryOptions({
  queryKey: ['lessons'],
  queryFn: ({signal}) => request<{lessons: LessonSummary[]}>('/api/lessons', {signal}),
})

/** One lesson with the answers so far. */
export function lessonQuery(id: string) {
  return queryOptions({
    queryKey: ['lesson', id],
    queryFn: async ({signal}): Promise<LessonView> => {
      const path = `/api/lessons/${encodeURIComponent(id)}`
      const {meta, lesson, progress} = await request<SentLesson>(path, {signal})
      return {...meta, lesson, progress}
    },
    // What is typed into a draft must not be replaced by an older state.
    refetchOnWindowFocus: false,
  })
}
