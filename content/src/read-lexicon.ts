import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {frameworkTagsFrom} from './frameworks.ts'
import {placeFaults, tagFaults} from './item-file.ts'
import type {Fault} from './item-types/index.ts'
import {lexiconEntryFrom, type LexiconEntry} from './lexicon-schema.ts'
import {readYamlFile} from './yaml-file.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Reads every entry below `lexicon/` of the content folder, ordered by term. Throws
 * `lexicon-refused` with the faults of all files together: shape, place, unknown tags, and related
 * terms that do not exist.
 */
export async function readLexicon({folder = contentFolder} = {}): Promise<LexiconEntry[]> {
  const knownTags = new Set(
    frameworkTagsFrom(await readText(join(folder, 'frameworks.yaml'))).keys(),
  )
  const files = (await readdir(join(folder, 'lexicon')).catch(refuse)).sort()
  const known = new Set(files.map((file) => file.replace(/\.yaml$/u, '')))
  const entries: LexiconEntry[] = []
  const refused: string[] = []
  for (const file of files) {
    try {
      const yaml = await readText(join(folder, 'lexicon', file))
      entries.push(readEntry(yaml, {file, known, knownTags}))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
  }
  if (entries.length === 0) refused.push('no entries')
  if (refused.length > 0) throw lexiconRefused(`\n${refused.join('\n')}`)
  return entries.sort((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
}

function readEntry(
  yaml: string,
  {
    file,
    known,
    knownTags,
  }: {file: string; known: ReadonlySet<string>; knownTags: ReadonlySet<string>},
): LexiconEntry {
  return readYamlFile(yaml, {
    kind: 'lexicon',
    file,
    read(data) {
      const reading = lexiconEntryFrom(data)
      if (!reading.ok) return reading
      const faults = [
        ...placeFaults(reading.value, {file, ending: '.yaml'}),
        ...tagFaults(reading.value.tags, knownTags),
        ...relatedFaults(reading.value, known),
      ]
      return faults.length > 0 ? {ok: false, faults} : reading
    },
  })
}

function relatedFaults({id, related}: LexiconEntry, known: ReadonlySet<string>): Fault[] {
  return related.flatMap((other, index) => {
    const path = ['related', index]
    if (other === id) return [{path, reason: `leads to itself: ${other}`}]
    if (related.indexOf(other) !== index) return [{path, reason: `stands twice: ${other}`}]
    return known.has(other) ? [] : [{path, reason: `unknown term: ${other}`}]
  })
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw lexiconRefused(errorFrom(thrown).message)
}

function lexiconRefused(reason: string): AirworthyError {
  return new AirworthyError('lexicon-refused', `lexicon refused: ${reason}`, {facts: {reason}})
}
