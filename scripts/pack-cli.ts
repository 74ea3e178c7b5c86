import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rolldown} from 'rolldown'

/**
 * Packs the command line as it is published: the rooms bundled to JavaScript, what others make as
 * dependencies of exact versions. `node scripts/pack-cli.ts DIR` writes the package there.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

interface PackageFacts {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Packs into a directory and returns the path of the package. */
export async function packCli(directory: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-pack-'))
  try {
    const cli = factsOf('cli')
    await bundleInto(join(folder, 'dist'))
    writePackage(folder, cli)
    mkdirSync(directory, {recursive: true})
    const arguments_ = ['pack', '--json', '--pack-destination', resolve(directory)]
    const packed = execFileSync('npm', arguments_, {cwd: folder, encoding: 'utf8'})
    const [{filename = ''} = {}] = JSON.parse(packed) as {filename?: string}[] // npm's own format
    return join(resolve(directory), filename)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

async function bundleInto(directory: string): Promise<void> {
  const bundle = await rolldown({
    input: join(root, 'cli/src/main.ts'),
    platform: 'node',
    // the platform stays out: the commands that need it say so where it is not
    external: (id) =>
      id === '@airworthy/server' || (/^[@a-z]/.test(id) && !id.startsWith('@airworthy/')),
  })
  await bundle.write({dir: directory, format: 'esm', chunkFileNames: '[name]-[hash].js'})
  await bundle.close()
}

function writePackage(folder: string, cli: PackageFacts): void {
  const bin = readFileSync(join(root, 'cli/bin/airworthy.js'), 'utf8')
  const source = '../src/main.ts'
  if (!bin.includes(source)) throw new Error(`the launcher does not name ${source}`)
  mkdirSync(join(folder, 'bin'))
  const launcher = bin.replaceAll(source, '../dist/main.js')
  writeFileSync(join(folder, 'bin/airworthy.js'), launcher, {mode: 0o755})
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name))
  cpSync(join(root, 'cli/README.md'), join(folder, 'README.md'))
  for (const name of ['schemas', 'templates']) {
    cpSync(join(root, 'cli', name), join(folder, name), {recursive: true})
  }
  const facts = {
    name: cli.name,
    version: cli.version,
    description: 'AI safety as a shipping criterion of models: audits, evidence and a gate',
    license: cli.license,
    type: 'module',
    engines: {node: '>=24'},
    bin: {airworthy: './bin/airworthy.js'},
    dependencies: outsideDependencies('cli'),
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`)
}

/** What the rooms that the command line is made of take from others, by exact version. */
function outsideDependencies(room: string): Record<string, string> {
  const found = new Map<string, string>()
  const seen = new Set<string>()
  function visit(folder: string): void {
    if (seen.has(folder)) return
    seen.add(folder)
    for (const [name, version] of Object.entries(factsOf(folder).dependencies ?? {})) {
      if (name.startsWith('@airworthy/')) visit(folderOf(name))
      else if ((found.get(name) ?? version) === version) found.set(name, version)
      else throw new Error(`two versions of ${name}: ${found.get(name)} and ${version}`)
    }
  }
  visit(room)
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function folderOf(name: string): string {
  const room = name.slice('@airworthy/'.length)
  return ['kernel', 'tables', 'content'].includes(room) ? room : `libraries/${room}`
}

function factsOf(folder: string): PackageFacts {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as PackageFacts // npm's form
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const directory = process.argv[2]
  if (directory === undefined) throw new Error('name a directory: node scripts/pack-cli.ts DIR')
  console.log(await packCli(directory))
}
