import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {frameworkTagsFrom} from '../frameworks.ts'
import {readTracks} from '../read-tracks.ts'
import {readLesson} from './lesson-file.ts'
import type {Lesson} from './lesson.ts'

const contentFolder = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads every lesson below `lessons/` of the content folder, in the order of their ids. Throws
 * `lessons-refused` with the faults of all files together, for a file that no track names, and for
 * a lesson that a track calls available and that is not there.
 */
export async function readLessons({folder = contentFolder} = {}): Promise<Lesson[]> {
  const knownTags = new Set(frameworkTagsFrom(await read(join(folder, 'frameworks.yaml'))).keys())
  const knownTerms = new Set(
    (await list(join(folder, 'lexicon'))).map((file) => file.replace(/\.yaml$/u, '')),
  )
  const modules = (await readTracks({folder})).flatMap((track) => track.modules)
  const planned = modules.filter(({kind}) => kind === 'lesson')
  const files = await list(join(folder, 'lessons'))
  const lessons: Lesson[] = []
  const refused: string[] = []
  for (const file of files) {
    try {
      const markdown = await read(join(folder, 'lessons', file))
      lessons.push(readLesson(markdown, {file, knownTags, knownTerms}))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
    if (!planned.some(({slug}) => `${slug}.md` === file)) refused.push(`in no track: ${file}`)
  }
  for (const {slug, available, track} of planned) {
    if (available && !files.includes(`${slug}.md`)) {
      refused.push(`available in ${track}, and no file: lessons/${slug}.md`)
    }
  }
  if (refused.length > 0) throw lessonsRefused(`\n${refused.join('\n')}`)
  return lessons
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(refuse)).sort()
}

async function read(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw lessonsRefused(errorFrom(thrown).message)
}

function lessonsRefused(reason: string): AirworthyError {
  return new AirworthyError('lessons-refused', `lessons refused: ${reason}`, {facts: {reason}})
}
