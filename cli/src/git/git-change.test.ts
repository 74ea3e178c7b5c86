import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, describe, expect, it, onTestFinished} from 'vitest'
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

  it('is called by the subjects of its own commits, if it has any', async () => {
    const own = buildRepository()
    onTestFinished(own.remove)
    own.commit({'a.md': 'a'})
    for (const subject of ['ask a model', 'and keep its answer']) {
      own.git('commit', '--quiet', '--allow-empty', '--message', `${subject}\n\nbody`)
    }
    const opened = await openGitChange({...own, base: 'HEAD~2', head: 'HEAD'})
    expect(await opened.title?.()).toBe('and keep its answer\nask a model')
    const none = await openGitChange({...own, base: 'HEAD', head: 'HEAD'})
    expect(await none.title?.()).toBeUndefined()
    opened.close()
    none.close()
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

describe('what a change cannot choose', () => {
  it('is that its submodules are not seen', async () => {
    const own = buildRepository()
    onTestFinished(own.remove)
    const modules = '[submodule "m"]\n\tpath = models/m\n\turl = ./m\n\tignore = all\n'
    writeFileSync(join(own.directory, '.gitmodules'), modules)
    own.git('add', '.gitmodules')
    for (const digit of ['1', '2']) {
      own.git('update-index', '--add', '--cacheinfo', `160000,${digit.repeat(40)},models/m`)
      own.git('commit', '--quiet', '--message', digit)
    }
    const opened = await openGitChange({...own, base: 'HEAD~1', head: 'HEAD'})
    expect(await opened.changedFiles()).toEqual([{path: 'models/m', status: 'modified'}])
    const none = await openGitChange({...own, base: 'HEAD', head: 'HEAD'})
    expect(await opened.digest()).not.toBe(await none.digest())
    opened.close()
    none.close()
  })

  it.each([
    ['a zero byte in a comment', 'a.ts', Buffer.from('// \0\nimport OpenAI from "openai"\n')],
    ['UTF-16', 'a.ts', Buffer.from('\ufeffimport OpenAI from "openai"\n', 'utf16le')],
    [
      'UTF-16 the other way round',
      'a.ts',
      Buffer.from('\ufeffimport OpenAI from "openai"\n', 'utf16le').swap16(),
    ],
    ['a line break in its name', 'a\nb.ts', Buffer.from('import OpenAI from "openai"\n')],
  ])('is that its code is not read, by %s', async (_, path, bytes) => {
    const own = buildRepository()
    onTestFinished(own.remove)
    own.commit({'a.md': 'a'})
    own.commit({[path]: bytes})
    const opened = await openGitChange({...own, base: 'HEAD~1', head: 'HEAD'})
    expect(await opened.readText('head', path)).toContain('import OpenAI from "openai"')
    expect(await opened.readText('head', 'no\nsuch.ts')).toBeUndefined()
    opened.close()
  })

  it('is the base, by a tag that is named like a branch', async () => {
    const own = buildRepository()
    onTestFinished(own.remove)
    own.commit({'a.md': 'a'})
    own.git('switch', '--quiet', '--create', 'change')
    own.commit({'b.md': 'b'})
    own.git('tag', 'main')
    const opened = openGitChange({...own, base: 'main', head: 'change'})
    await expect(opened).rejects.toThrow('refs/heads/main or refs/tags/main')
    const written = await openGitChange({...own, base: 'refs/heads/main', head: 'change'})
    expect(await written.changedFiles()).toHaveLength(1)
    written.close()
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
