import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll} from 'vitest'

/** A folder of the test file's own, which goes when its tests are over. */
export interface TemporaryFolder {
  readonly path: string
  /** Writes a file into it and gives its path. */
  write(name: string, content: string | Uint8Array): string
}

/** Makes a folder for a test file; call it outside of tests. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'airworthy-cli-'))
  afterAll(() => {
    rmSync(path, {recursive: true, force: true})
  })
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      writeFileSync(file, content)
      return file
    },
  }
}
