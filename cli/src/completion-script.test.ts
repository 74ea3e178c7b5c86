import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {runCommand} from './testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'airworthy-completion-'))
afterAll(() => {
  rmSync(folder, {recursive: true})
})

async function scriptFor(shell: string): Promise<string> {
  const {code, stdout} = await runCommand(['completion', shell])
  expect(code).toBe(0)
  const path = join(folder, `completion.${shell}`)
  writeFileSync(path, stdout)
  return path
}

function hasShell(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0
}

describe('completion', () => {
  it.skipIf(!hasShell('bash'))('offers commands, then flags, in bash', async () => {
    const path = await scriptFor('bash')
    const complete = (...words: string[]) => {
      const typed = words.map((word) => `'${word}'`).join(' ')
      const script = `source '${path}'; COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _airworthy; echo "\${COMPREPLY[@]}"`
      return spawnSync('bash', ['-c', script], {encoding: 'utf8'}).stdout.trim().split(' ')
    }
    expect(complete('airworthy', 'le')).toEqual(['ledger'])
    expect(complete('airworthy', 'ledger', '')).toContain('verify')
    expect(complete('airworthy', 'evidence', 'verify', '--f')).toEqual(['--format'])
    expect(complete('airworthy', 'evidence', 'verify', 'a.json', '--k')).toEqual(['--key'])
  })

  it.skipIf(!hasShell('zsh'))('is a script that zsh can read', async () => {
    const {status, stderr} = spawnSync('zsh', ['-n', await scriptFor('zsh')], {encoding: 'utf8'})
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })

  it.skipIf(!hasShell('fish'))('offers commands, then flags, in fish', async () => {
    const path = await scriptFor('fish')
    const complete = (line: string) => {
      const script = `source '${path}'; complete -C '${line}'`
      const {stdout} = spawnSync('fish', ['--no-config', '-c', script], {encoding: 'utf8'})
      return stdout.split('\n').map((row) => row.split('\t')[0])
    }
    expect(complete('airworthy le')).toContain('ledger')
    expect(complete('airworthy ledger ')).toContain('verify')
    expect(complete('airworthy evidence verify --f')).toContain('--format')
    expect(complete('airworthy ledger ')).not.toContain('completion')
  })

  it('knows no other shell', async () => {
    const {code, stderr} = await runCommand(['completion', 'tcsh'])
    expect(code).toBe(3)
    expect(stderr).toContain('bash, zsh, fish')
  })
})
