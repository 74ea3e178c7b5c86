import {execFile, execFileSync} from 'node:child_process'
import {lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {packCli} from '../../scripts/pack-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'airworthy-package-'))
const installed = join(folder, 'node_modules')

/** Installs the packed command line where nothing of this repository is. */
beforeAll(async () => {
  const archive = await packCli(folder)
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  const environment = {...process.env, npm_config_audit: 'false', npm_config_fund: 'false'}
  execFileSync('npm', ['install', archive], {cwd: folder, env: environment, stdio: 'pipe'})
}, 300_000)

afterAll(() => {
  rmSync(folder, {recursive: true})
})

function run(...args: string[]): Promise<{code: number; stdout: string; stderr: string}> {
  const command = join(installed, 'airworthy/bin/airworthy.js')
  return new Promise((resolve) => {
    // plain Node, an empty environment, and a directory outside of the repository
    execFile(
      process.execPath,
      [command, ...args],
      {cwd: folder, env: {}},
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          stdout,
          stderr,
        })
      },
    )
  })
}

function megabytesOf(path: string): number {
  const stat = lstatSync(path)
  if (!stat.isDirectory()) return stat.size / 1e6
  return readdirSync(path).reduce((sum, name) => sum + megabytesOf(join(path, name)), 0)
}

describe('the packed command line, installed elsewhere', () => {
  it('says its version', async () => {
    const {version} = JSON.parse(readFileSync('cli/package.json', 'utf8')) as {version: string}
    expect(await run('--version')).toEqual({code: 0, stdout: `${version}\n`, stderr: ''})
  })

  it('audits a table', async () => {
    const rows = Array.from({length: 400}, (_, row) =>
      [row % 2 === 0 ? 'f' : 'm', Number(row % 3 === 0), Number(row % 5 === 0)].join(','),
    )
    writeFileSync(join(folder, 'table.csv'), ['sex,label,prediction', ...rows].join('\n'))
    const args = ['--label', 'label', '--prediction', 'prediction', '--by', 'sex']
    const {code, stdout, stderr} = await run('audit', 'table.csv', ...args, '--format', 'json')
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toMatchObject({
      predicateType: 'urn:airworthy:evidence:audit:v1',
      predicate: {outcome: 'pass'},
    })
    const html = await run('audit', 'table.csv', ...args, '--format', 'html')
    expect(html.stdout).toContain('<!doctype html>')
  })

  it.each([
    ['serve', '--api'],
    ['backup', 'x.backup'],
    ['restore', 'x.backup'],
  ])('carries no platform, and says where it is: %s', async (...args) => {
    const {code, stderr} = await run(...args)
    expect(code).toBe(3)
    expect(stderr).toContain('the command line alone, which carries no platform')
  })

  it('has every command of the repository', async () => {
    const here = execFileSync(process.execPath, ['cli/bin/airworthy.js', '--help'], {
      encoding: 'utf8',
    })
    expect((await run('--help')).stdout).toBe(here)
  })

  it('takes less than 150 MB with all that it needs', () => {
    expect(megabytesOf(installed)).toBeLessThan(150)
  })

  it('carries no source of ours that is not built', () => {
    expect(readdirSync(join(installed, 'airworthy'))).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE', 'README.md', 'bin', 'dist', 'package.json']),
    )
    expect(readdirSync(installed)).not.toContain('@airworthy')
  })
})
