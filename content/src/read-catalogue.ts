import {readdir, readFile} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {errorFrom} from '@airworthy/kernel'
import {catalogueOf, catalogueRefused, type Catalogue} from './catalogue.ts'
import {frameworkTagsFrom} from './frameworks.ts'
import {readItem} from './item-file.ts'
import type {Item} from './item.ts'

const contentFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Reads the whole bank: every file below `items/` of the content folder, and the tags that
 * `frameworks.yaml` knows. Throws `catalogue-refused` with the faults of all files together.
 */
export async function readCatalogue({folder = contentFolder} = {}): Promise<Catalogue> {
  const frameworks = await readText(`${folder}/frameworks.yaml`)
  const knownTags = new Set(frameworkTagsFrom(frameworks).keys())
  const items: Item[] = []
  const refused: string[] = []
  for (const file of await itemFiles(`${folder}/items`)) {
    try {
      items.push(readItem(await readText(`${folder}/items/${file}`), {file, knownTags}))
    } catch (thrown) {
      refused.push(errorFrom(thrown).message)
    }
  }
  if (refused.length > 0) throw catalogueRefused(`\n${refused.join('\n')}`)
  return catalogueOf(items)
}

async function itemFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(refuse)
  return entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort()
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(refuse)
}

function refuse(thrown: unknown): never {
  throw catalogueRefused(errorFrom(thrown).message)
}
