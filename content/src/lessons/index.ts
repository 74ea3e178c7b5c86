export {
  isAct,
  responseSchemaOf,
  type Act,
  type ActResponse,
  type ActResponses,
  type Block,
  type Component,
} from './blocks.ts'
export type {Lesson, LessonSource} from './lesson.ts'
export {readLesson, type LessonFileContext} from './lesson-file.ts'
export {parseMarkdown} from './markdown.ts'
export {
  plainText,
  proseLanguages,
  type Inline,
  type ProseBlock,
  type ProseLanguage,
} from './prose.ts'
export {readLessons} from './read-lessons.ts'
export {referencesOf} from './references.ts'
