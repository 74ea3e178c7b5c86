import type {Ecosystem} from '../packages/package-list.ts'
import {linesOf} from '../text/line-changes.ts'
import type {DeclaredPackage} from './declared-package.ts'

/** How the packages of one kind of file are found, line by line. */
interface ManifestFormat {
  readonly file: RegExp
  readonly ecosystem: Ecosystem
  /** Every line that declares a package, with its name and what states its version. */
  readonly declares: readonly RegExp[]
  /** For formats that give the name on one line and the version on a later one. */
  readonly versionLine?: RegExp
}

/**
 * Formats by file name. They are read by line and not parsed: a package of the field is recognised
 * by its name, so that a line that only looks like a declaration does no harm, and every finding
 * has the line that a person will look at.
 */
const formats: readonly ManifestFormat[] = [
  {
    file: /(^|\/)package-lock\.json$|(^|\/)npm-shrinkwrap\.json$/,
    ecosystem: 'npm',
    declares: [/^\s*"(?:.*node_modules\/)?(?<name>(?:@[\w.-]+\/)?[\w.-]+)":\s*\{\s*$/],
    versionLine: /^\s*"version":\s*"(?<version>[^"]+)"/,
  },
  {
    file: /(^|\/)(package\.json|composer\.json|pnpm-workspace\.yaml|bun\.lock)$/,
    ecosystem: 'npm',
    declares: [
      /^\s*["']?(?<name>(?:@[\w.-]+\/)?[\w.-]+)["']?\s*:\s*(?<version>\[?["']?[^\s"'{]*\d[^"']*|["'](?:latest|\*|next|workspace:[^"']*|catalog:[^"']*)["'])/,
    ],
  },
  {
    file: /(^|\/)pnpm-lock\.yaml$/,
    ecosystem: 'npm',
    declares: [/^\s*['"]?\/?(?<name>(?:@[\w.-]+\/)?[\w.-]+)[@/](?<version>\d[^('":]*)/],
  },
  {
    file: /(^|\/)yarn\.lock$/,
    ecosystem: 'npm',
    declares: [/^"?(?<name>(?:@[\w.-]+\/)?[\w.-]+)@[^:]+.*:$/],
    versionLine: /^\s+version:?\s+"?(?<version>[^"\s]+)"?/,
  },
  {
    file: /(^|\/)(poetry|uv|pdm)\.lock$|(^|\/)pylock[\w.-]*\.toml$/,
    ecosystem: 'python',
    declares: [/^name\s*=\s*"(?<name>[^"]+)"/],
    versionLine: /^version\s*=\s*"(?<version>[^"]+)"/,
  },
  {
    file: /(^|\/)pipfile\.lock$/i,
    ecosystem: 'python',
    declares: [/^\s*"(?<name>[\w.-]+)":\s*\{\s*$/],
    versionLine: /^\s*"version":\s*"(?<version>[^"]+)"/,
  },
  {
    file: /(^|\/)(conda-lock\.yml|pixi\.lock)$/,
    ecosystem: 'python',
    declares: [/^\s*-?\s*name:\s*(?<name>[\w.-]+)/],
    versionLine: /^\s*version:\s*(?<version>\S+)/,
  },
  {
    file: /(^|\/)(pyproject\.toml|pipfile|setup\.(py|cfg)|pixi\.toml)$/i,
    ecosystem: 'python',
    declares: [
      /^\s*["']?(?<name>[A-Za-z][\w.-]*)["']?\s*=\s*(?<version>["'{].*)$/,
      /["'](?<name>[A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?<version>(?:[=<>!~^@][^"']*)?)["']/,
      /^\s*(?<name>[A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?<version>[=<>!~][=<>!~]?\s*[\w.*]+.*)$/,
    ],
  },
  {
    file: /(requirements|constraints)[\w.-]*\.(txt|in)$|(^|\/)requirements\/[^/]+\.(txt|in)$/i,
    ecosystem: 'python',
    declares: [/^\s*(?<name>[A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?<version>(?:[=<>!~@][^#;\\]*)?)/],
  },
  {
    file: /(^|\/)(environment|env|conda)[\w.-]*\.ya?ml$/i,
    ecosystem: 'python',
    declares: [
      /^\s*-\s*(?:[\w-]+::)?(?<name>[A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?<version>(?:[=<>!~].*)?)$/,
    ],
  },
  {
    file: /(^|\/)go\.(mod|sum)$/,
    ecosystem: 'go',
    declares: [/^\s*(?:require\s+)?(?<name>[\w.-]+\.[a-z]+\/\S+)\s+(?<version>v\S+)/],
  },
  {
    file: /(^|\/)cargo\.(toml|lock)$/i,
    ecosystem: 'rust',
    declares: [/^\s*name\s*=\s*"(?<name>[\w-]+)"/, /^\s*(?<name>[\w-]+)\s*=\s*(?<version>["{].*)$/],
    versionLine: /^version\s*=\s*"(?<version>[^"]+)"/,
  },
  {
    file: /(^|\/)pom\.xml$/,
    ecosystem: 'jvm',
    declares: [/<artifactId>(?<name>[^<]+)<\/artifactId>/],
    versionLine: /<version>(?<version>[^<]+)<\/version>/,
  },
  {
    file: /\.gradle(\.kts)?$|(^|\/)libs\.versions\.toml$/,
    ecosystem: 'jvm',
    declares: [/["'][\w.-]+:(?<name>[\w.-]+):?(?<version>[^"']*)["']/],
  },
  {
    file: /(^|\/)gemfile(\.lock)?$|\.gemspec$/i,
    ecosystem: 'ruby',
    declares: [
      /^\s*(?:gem|\w+\.add_(?:runtime_)?dependency)\s*\(?\s*["'](?<name>[\w-]+)["'](?<version>.*)$/,
      /^\s+(?<name>[\w-]+)\s+\((?<version>[^)]+)\)/,
    ],
  },
  {
    file: /\.(cs|fs|vb)proj$|(^|\/)(directory\.packages\.props|packages\.config)$/i,
    ecosystem: 'dotnet',
    declares: [/(?:Include|id)="(?<name>[\w.-]+)"\s+[Vv]ersion="(?<version>[^"]+)"/],
  },
  {
    file: /(^|\/)composer\.lock$/,
    ecosystem: 'php',
    declares: [/^\s*"name":\s*"(?<name>[\w.-]+\/[\w.-]+)"/],
    versionLine: /^\s*"version":\s*"(?<version>[^"]+)"/,
  },
]

/** The packages that a manifest or lock file names; undefined for a file of no known format. */
export function readManifest(path: string, text: string): DeclaredPackage[] | undefined {
  const format = formats.find(({file}) => file.test(path))
  if (format === undefined) return undefined
  const ecosystem = path.endsWith('composer.json') ? 'php' : format.ecosystem
  const packages: DeclaredPackage[] = []
  let open: {name: string; line: number} | undefined
  for (const [index, text_] of linesOf(text).entries()) {
    const line = index + 1
    const version = format.versionLine?.exec(text_)?.groups?.['version']
    if (open !== undefined && version !== undefined) {
      packages.push({ecosystem, name: open.name, version, line})
      open = undefined
    }
    for (const pattern of format.declares) {
      const groups = pattern.exec(text_)?.groups
      const name = groups?.['name']
      if (name === undefined) continue
      if (format.versionLine !== undefined && groups?.['version'] === undefined) open = {name, line}
      else packages.push({ecosystem, name, version: (groups?.['version'] ?? '').trim(), line})
      break
    }
  }
  return packages
}

/** A package that entered, left or changed its version. */
export interface PackageChange {
  readonly name: string
  readonly ecosystem: Ecosystem
  readonly before: string | undefined
  readonly after: string | undefined
  readonly line: number
  readonly revision: 'base' | 'head'
}

/** What changed between two texts of a manifest; a package named twice counts with all its versions. */
export function packageChanges(
  path: string,
  {base, head}: {base: string | undefined; head: string | undefined},
): PackageChange[] {
  const before = byName(readManifest(path, base ?? '') ?? [])
  const after = byName(readManifest(path, head ?? '') ?? [])
  const changes: PackageChange[] = []
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(name)
    const now = after.get(name)
    const [was, is] = [old?.versions.join(' '), now?.versions.join(' ')]
    const place = now ?? old
    if (was === is || place === undefined) continue
    changes.push({
      name: place.name,
      ecosystem: place.ecosystem,
      before: was,
      after: is,
      line: place.line,
      revision: now === undefined ? 'base' : 'head',
    })
  }
  return changes
}

function byName(packages: readonly DeclaredPackage[]) {
  const found = new Map<
    string,
    {name: string; ecosystem: Ecosystem; line: number; versions: string[]}
  >()
  for (const {name, ecosystem, version, line} of packages) {
    const known = found.get(name)
    if (known === undefined) found.set(name, {name, ecosystem, line, versions: [version]})
    else if (!known.versions.includes(version)) known.versions.push(version)
  }
  for (const known of found.values()) known.versions.sort()
  return found
}
