import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The folder of this package, from its sources as well as from what they are built into. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** A file that the package carries for others: a template or a schema. */
export function packageFile(path: string): string {
  return readFileSync(join(packageFolder(), path), 'utf8')
}
