import {readFileSync} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {posix} from 'node:path'
import {parseSync} from 'oxc-parser'

export interface ImportFact {
  readonly specifier: string
  readonly typeOnly: boolean
  readonly line: number
}

/** A file of the repository and what an arrow can be drawn from. */
export interface SourceFile {
  /** Path from the repository's root, with slashes. */
  readonly path: string
  readonly imports: readonly ImportFact[]
  /** Globals and members it touches, such as `fetch` and `process.env`, with their lines. */
  readonly globals: readonly {name: string; line: number}[]
}

/** Every TypeScript file that git tracks or would track. */
export function readSourceFiles(root: string): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '')
    .flatMap((path) => {
      try {
        return [parseSource(path, readFileSync(posix.join(root, path), 'utf8'))]
      } catch (error) {
        // deleted in the working tree, not yet in the index
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
        throw error
      }
    })
}

/** Reads what a text imports and touches; throws on a text that does not parse. */
export function parseSource(path: string, text: string): SourceFile {
  const {program, errors} = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imports: ImportFact[] = []
  const globals: {name: string; line: number}[] = []
  const lineOf = lineFinder(text)
  visit(program, (node, parent) => {
    const line = lineOf(node.start)
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration': {
        const specifier = literal(node['source'])
        if (specifier !== undefined) imports.push({specifier, typeOnly: isTypeOnly(node), line})
        break
      }
      case 'ImportExpression':
      case 'TSImportType': {
        const specifier = literal(node['source'] ?? node['argument'])
        imports.push({
          specifier: specifier ?? '<computed>',
          typeOnly: node.type === 'TSImportType',
          line,
        })
        break
      }
      case 'MemberExpression': {
        const object = asNode(node['object'])
        const property = asNode(node['property'])
        if (object?.type === 'Identifier' && property?.type === 'Identifier') {
          globals.push({name: `${String(object['name'])}.${String(property['name'])}`, line})
        }
        break
      }
      case 'Identifier':
        if (!isMemberName(node, parent)) globals.push({name: String(node['name']), line})
        break
      case 'NewExpression': {
        const callee = asNode(node['callee'])
        if (
          callee?.type === 'Identifier' &&
          Array.isArray(node['arguments']) &&
          node['arguments'].length === 0
        ) {
          globals.push({name: `new ${String(callee['name'])}()`, line})
        }
        break
      }
    }
  })
  return {path, imports, globals}
}

interface AstNode {
  readonly type: string
  readonly start: number
  readonly [member: string]: unknown
}

function visit(
  node: unknown,
  see: (node: AstNode, parent: AstNode | undefined) => void,
  parent?: AstNode,
): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see, parent)
    return
  }
  const found = asNode(node)
  if (!found) return
  see(found, parent)
  for (const [key, child] of Object.entries(found)) {
    if (key !== 'parent' && typeof child === 'object' && child !== null) visit(child, see, found)
  }
}

function asNode(value: unknown): AstNode | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string'
    ? (value as AstNode) // the parser's nodes carry type and start
    : undefined
}

function literal(value: unknown): string | undefined {
  const node = asNode(value)
  if (node?.type === 'TSLiteralType') return literal(node['literal'])
  return typeof node?.['value'] === 'string' ? node['value'] : undefined
}

function isTypeOnly(node: AstNode): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const specifiers = node['specifiers']
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((specifier) => {
      const found = asNode(specifier)
      return found?.['importKind'] === 'type' || found?.['exportKind'] === 'type'
    })
  )
}

function isMemberName(node: AstNode, parent: AstNode | undefined): boolean {
  if (!parent) return false
  if (parent.type === 'MemberExpression')
    return parent['property'] === node && parent['computed'] !== true
  if (
    parent.type === 'Property' ||
    parent.type === 'TSPropertySignature' ||
    parent.type === 'MethodDefinition'
  ) {
    return parent['key'] === node && parent['computed'] !== true && parent['shorthand'] !== true
  }
  return parent.type === 'ImportSpecifier' || parent.type === 'TSMethodSignature'
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
    starts.push(index + 1)
  return function lineOf(offset) {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
