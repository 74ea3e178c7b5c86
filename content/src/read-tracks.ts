import {readFile, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {placeFaults} from './item-file.ts'
import {trackFrom, type Track} from './track-schema.ts'
import {readYamlFile} from './yaml-file.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Reads every track below `tracks/` of the content folder, the common core first and the others in
 * the order of their ids. Throws `tracks-refused` with the faults of all files together, and for a
 * module that stands in two tracks.
 */
export async function readTracks({folder = contentFolder} = {}): Promise<Track[]> {
  const files = (await readdir(join(folder, 'tracks')).catch(refuse)).sort()
  const tracks: Track[] = []
  const refused: string[] = []
  for (const file of files) {
    try {
      tracks.push(readTrack(await readText(join(folder, 'tracks', file)), file))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
  }
  if (tracks.length === 0) refused.push('no tracks')
  const ids = tracks.flatMap(({modules}) => modules.map(({id}) => id))
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place)
  refused.push(...twice.map((id) => `stands in two tracks: ${id}`))
  if (refused.length > 0) throw tracksRefused(`\n${refused.join('\n')}`)
  return tracks.sort((a, b) => Number(b.id === 'core') - Number(a.id === 'core'))
}

function readTrack(yaml: string, file: string): Track {
  return readYamlFile(yaml, {
    kind: 'track',
    file,
    read(data) {
      const reading = trackFrom(data)
      if (!reading.ok) return reading
      const faults = placeFaults(reading.value, {file, ending: '.yaml'})
      return faults.length > 0 ? {ok: false, faults} : reading
    },
  })
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw tracksRefused(errorFrom(thrown).message)
}

function tracksRefused(reason: string): AirworthyError {
  return new AirworthyError('tracks-refused', `tracks refused: ${reason}`, {facts: {reason}})
}
