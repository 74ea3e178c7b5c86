import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** A git repository in a temporary folder. */
export interface BuiltRepository {
  readonly directory: string
  /** Writes files (null deletes), commits them and returns the commit. */
  readonly commit: (files: Readonly<Record<string, string | Buffer | null>>) => string
  readonly git: (...args: string[]) => string
  readonly remove: () => void
}

/** Makes an empty repository with a branch `main`, independent of the machine's settings. */
export function buildRepository(): BuiltRepository {
  const directory = mkdtempSync(join(tmpdir(), 'airworthy-repository-'))
  const git = (...args: string[]) =>
    execFileSync('git', args, {cwd: directory, encoding: 'utf8'}).trim()
  git('init', '--quiet', '--initial-branch=main')
  for (const [key, value] of Object.entries(settings)) git('config', key, value)

  function commit(files: Readonly<Record<string, string | Buffer | null>>): string {
    for (const [path, content] of Object.entries(files)) {
      const whole = join(directory, path)
      mkdirSync(dirname(whole), {recursive: true})
      if (content === null) rmSync(whole)
      else writeFileSync(whole, content)
    }
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'change')
    return git('rev-parse', 'HEAD')
  }

  return {
    directory,
    commit,
    git,
    remove: () => {
      rmSync(directory, {recursive: true})
    },
  }
}

/** Independent of the settings of whoever runs the tests. */
const settings = {
  'user.name': 'Example',
  'user.email': 'example@example.org',
  'commit.gpgSign': 'false',
  'core.autocrlf': 'false',
  'core.hooksPath': 'no-hooks',
}
