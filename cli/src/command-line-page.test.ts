import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {runCommand} from './testing/run-command.ts'

const page = readFileSync(new URL('../../docs/reference/command-line.md', import.meta.url), 'utf8')
const commands = [...page.matchAll(/^## `airworthy ([a-z- ]+?)(?: [A-Z].*)?`$/gm)].map(
  ([, name = '']) => name,
)

/** Flags in the table below a heading of the page. */
function flagsBelow(heading: RegExp): string[] {
  const start = page.search(heading)
  const section = page.slice(start).split(/\n##/)[0] ?? ''
  return [...section.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag = '']) => flag)
}

async function helpOf(name: string): Promise<string> {
  return (await runCommand([...name.split(' '), '--help'])).stdout
}

function flagsIn(help: string): string[] {
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)]
    .map(([, flag = '']) => flag)
    .filter((flag) => flag !== '--help')
}

describe('docs/reference/command-line.md', () => {
  test('has every command', async () => {
    const listed = (help: string) =>
      [...(help.split('\nCommands:')[1]?.matchAll(/^ {2}([a-z-]+)/gm) ?? [])]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'help' && name !== 'airworthy')
    const all = await Promise.all(
      listed((await runCommand(['--help'])).stdout).map(async (name) => {
        const inner = listed(await helpOf(name)).map((each) => `${name} ${each}`)
        return inner.length > 0 ? inner : [name]
      }),
    )
    expect(commands.toSorted()).toEqual(all.flat().sort())
  })

  test.each(commands)('has the flags of %s, and no others', async (name) => {
    const shared = [
      ...flagsBelow(/^### Flags of every measuring command/m),
      ...flagsBelow(/^### Flags of every command that reads a table/m),
    ]
    const own = flagsBelow(new RegExp(`^## \`airworthy ${name}\\b`, 'm'))
    const real = flagsIn(await helpOf(name))
    expect(own.filter((flag) => !real.includes(flag))).toEqual([])
    expect(real.filter((flag) => !own.includes(flag) && !shared.includes(flag))).toEqual([])
  })
})
