import {sourceText} from '../text/source-text.ts'
import type {ImportedModule} from './imported-module.ts'

/** `from '…'`, `import '…'`, `import('…')`, `require('…')`; the clause before `from` has the names. */
const statement =
  /\b(?:import|export)\b(?<clause>[^'"`;()]{0,4000}?)\bfrom\s*(?<from>['"])|\bimport\s*(?<bare>['"])|\b(?:import|require|require\.resolve)\s*\(\s*(?<call>['"`])/g

/**
 * The modules that TypeScript or JavaScript imports: static, dynamic, re-exported or required.
 * Comments and strings that look like imports are none. Computed specifiers are not given.
 */
export function typescriptImports(text: string): ImportedModule[] {
  const {code} = sourceText(text, 'typescript')
  const imports: ImportedModule[] = []
  const lineAt = lineCounter(code)
  for (const match of code.matchAll(statement)) {
    const start = match.index + match[0].length
    const quote = code[start - 1] ?? ''
    const end = code.indexOf(quote, start)
    if (end === -1) continue
    const specifier = text.slice(start, end)
    if (specifier === '' || /[\n\r$]/.test(specifier)) continue
    imports.push({specifier, line: lineAt(start), names: namesOf(match.groups?.['clause'] ?? '')})
  }
  return imports
}

/** Names bound by an import clause: `a, {b as c}, * as d` gives a, c, d. */
function namesOf(clause: string): string[] {
  return clause
    .replaceAll(/\btype\b/g, ' ')
    .split(/[{},]/)
    .map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+/)
          .at(-1)
          ?.trim() ?? '',
    )
    .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name))
}

/** The line from 1 of an offset, when asked with growing offsets. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let seen = 0
  return function lineAt(offset) {
    for (; seen < offset; seen++) if (text[seen] === '\n') line++
    return line
  }
}
