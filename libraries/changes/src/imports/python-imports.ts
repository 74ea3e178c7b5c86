import {sourceText} from '../text/source-text.ts'
import type {ImportedModule} from './imported-module.ts'

const statement =
  /^[ \t]*(?:from[ \t]+(?<module>\.*[\w.]*)[ \t]+import[ \t]*(?<names>\([^)]*\)?|[^\n;]*)|import[ \t]+(?<modules>[^\n;(]+))/

/**
 * The modules that Python imports, with relative ones as written (`.`, `..model`). `from a import b`
 * gives `a` with the name `b`. Strings and comments that look like imports are none.
 */
export function pythonImports(text: string): ImportedModule[] {
  const {code} = sourceText(text, 'python')
  const joined = code.replaceAll(/\\\r?\n/g, (joint) => ' '.repeat(joint.length - 1) + '\uE000')
  const imports: ImportedModule[] = []
  let line = 1
  let at = 0
  while (at < joined.length) {
    const next = joined.indexOf('\n', at)
    const end = next === -1 ? joined.length : next
    // A parenthesis may run over lines, so the match starts at the line and may go past it.
    if (/^[ \t]*(?:from|import)\b/.test(joined.slice(at, end))) {
      const match = statement.exec(joined.slice(at, at + 20_000))
      if (match !== null) imports.push(...modulesOf(match, line))
    }
    line += 1 + count(joined.slice(at, end), '\uE000')
    at = end + 1
  }
  return imports
}

function modulesOf(match: RegExpExecArray, line: number): ImportedModule[] {
  const {module, names, modules} = match.groups ?? {}
  if (module !== undefined && module !== '') {
    return [{specifier: module, line, names: boundNames(names ?? '')}]
  }
  return (modules ?? '').split(',').flatMap((part) => {
    const [specifier, alias] = part
      .replaceAll('\uE000', ' ')
      .trim()
      .split(/\s+as\s+/)
    if (specifier === undefined || !/^[\w.]+$/.test(specifier)) return []
    return [{specifier, line, names: [alias?.trim() ?? specifier.split('.')[0] ?? specifier]}]
  })
}

function boundNames(names: string): string[] {
  return names
    .replaceAll(/[()\uE000\n\r]/g, ' ')
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+/)
          .at(-1)
          ?.trim() ?? '',
    )
    .filter((name) => /^\w+$/.test(name))
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
