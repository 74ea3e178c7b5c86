import {readdir, readFile} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {errorFrom, isAirworthyError} from '@airworthy/kernel'
import {catalogueOf, catalogueRefused, type Catalogue, type FamilySource} from './catalogue.ts'
import {readFamily} from './families/family-file.ts'
import {frameworkTagsFrom} from './frameworks.ts'
import {readItem} from './item-file.ts'
import type {Item} from './item.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Reads the whole bank: every file below `items/` of the content folder, YAML for fixed items and
 * TypeScript for families, and the tags that `frameworks.yaml` knows. Throws `catalogue-refused`
 * with the faults of all files together.
 */
export async function readCatalogue({folder = contentFolder} = {}): Promise<Catalogue> {
  const frameworks = await readText(join(folder, 'frameworks.yaml'))
  const knownTags = new Set(frameworkTagsFrom(frameworks).keys())
  const sources: (Item | FamilySource)[] = []
  const refused: string[] = []
  for (const file of await itemFiles(join(folder, 'items'))) {
    try {
      sources.push(await readSource(join(folder, 'items', file), {file, knownTags}))
    } catch (thrown) {
      const {message} = errorFrom(thrown)
      refused.push(isAirworthyError(thrown) ? message : `${file}: ${message}`)
    }
  }
  if (refused.length > 0) throw catalogueRefused(`\n${refused.join('\n')}`)
  return await catalogueOf(sources)
}

async function readSource(
  path: string,
  context: {file: string; knownTags: ReadonlySet<string>},
): Promise<Item | FamilySource> {
  const source = await readText(path)
  if (!path.endsWith('.ts')) return readItem(source, context)
  const module: unknown = await import(pathToFileURL(path).href)
  return {family: readFamily(module, context), source}
}

async function itemFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(refuse)
  return entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort()
}

async function readText(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw catalogueRefused(errorFrom(thrown).message)
}
