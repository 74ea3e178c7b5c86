import fc from 'fast-check'
import {afterAll, describe, expect, it} from 'vitest'
import {buildRepository} from '../testing/build-repository.ts'
import {changedFilesOf, openGitChange} from './git-change.ts'

const repository = buildRepository()
const {directory, commit, git} = repository
afterAll(repository.remove)

const first = commit({
  'a.py': 'import torch\n',
  'old name.txt': 'same text\n'.repeat(20),
  'gone.py': 'x',
})
git('checkout', '--quiet', '-b', 'feature')
const head = commit({
  'a.py': 'import torch\nprint(1)\n',
  'old name.txt': null,
  'näme.txt': 'same text\n'.repeat(20),
  'gone.py': null,
  'model.bin': Buffer.from([1, 0, 2, 0]),
  'big.txt': 'x'.repeat(6_000_000),
})
git('checkout', '--quiet', 'main')
const base = commit({'main-only.py': 'import os\n'})

describe('a change of a repository', () => {
  it('is what the head did since it parted from the base', async () => {
    const change = await openGitChange({directory, base: 'main', head: 'feature'})
    expect([change.base, change.begin, change.head]).toEqual([base, first, head])
    expect(await change.changedFiles()).toEqual([
      {path: 'a.py', status: 'modified'},
      {path: 'big.txt', status: 'added'},
      {path: 'gone.py', status: 'deleted'},
      {path: 'model.bin', status: 'added'},
      {path: 'näme.txt', status: 'renamed', previousPath: 'old name.txt'},
    ])
    expect(await change.listPaths('base')).toEqual(['a.py', 'gone.py', 'old name.txt'])
    change.close()
  })

  it('gives texts of both sides, also many at once, and none for what is no text', async () => {
    const change = await openGitChange({directory, base: 'main', head: 'feature'})
    const texts = await Promise.all([
      change.readText('base', 'a.py'),
      change.readText('head', 'model.bin'),
      change.readText('head', 'big.txt'),
      change.readText('head', 'absent.py'),
      change.readText('head', 'näme.txt'),
      change.readText('head', 'a.py'),
    ])
    expect(texts).toEqual([
      'import torch\n',
      undefined,
      undefined,
      undefined,
      'same text\n'.repeat(20),
      'import torch\nprint(1)\n',
    ])
    change.close()
  })

  it('refuses revisions that are not there, and what is no repository', async () => {
    for (const unknown of ['nosuch', '--all', '']) {
      const opened = openGitChange({directory, base: unknown, head: 'feature'})
      await expect(opened).rejects.toMatchObject({code: 'bad-input'})
    }
    const outside = openGitChange({directory: '/', base: 'main', head: 'main'})
    await expect(outside).rejects.toThrow(/not in a git repository/)
  })
})

describe('the list of changed files', () => {
  it('is read back whatever the paths hold', () => {
    const path = fc.string({minLength: 1}).filter((text) => !text.includes('\0'))
    const file = fc.oneof(
      fc.record({
        path,
        status: fc.constantFrom('added' as const, 'deleted' as const, 'modified' as const),
      }),
      fc.record({path, status: fc.constant('renamed' as const), previousPath: path}),
    )
    fc.assert(
      fc.property(fc.array(file), (files) => {
        const letters = {added: 'A', deleted: 'D', modified: 'M', renamed: 'R087'}
        const text = files
          .map((one) =>
            'previousPath' in one
              ? `R087\0${one.previousPath}\0${one.path}\0`
              : `${letters[one.status]}\0${one.path}\0`,
          )
          .join('')
        expect(changedFilesOf(text)).toEqual(files)
      }),
    )
  })
})
