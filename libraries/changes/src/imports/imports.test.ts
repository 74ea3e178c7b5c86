import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {pythonImports} from './python-imports.ts'
import {typescriptImports} from './typescript-imports.ts'

describe('typescriptImports', () => {
  const specifiers = (text: string) =>
    typescriptImports(text).map(({specifier, line}) => [specifier, line])

  it('finds static, side-effect, dynamic, required and re-exported modules with their lines', () => {
    const text = [
      `import OpenAI, {type Chat as C} from 'openai'`,
      `import './styles.css'`,
      `const x = await import("./model.ts")`,
      `const y = require('langchain/llms')`,
      `export * from '../prompts'`,
    ].join('\n')
    expect(specifiers(text)).toEqual([
      ['openai', 1],
      ['./styles.css', 2],
      ['./model.ts', 3],
      ['langchain/llms', 4],
      ['../prompts', 5],
    ])
  })

  it('gives the names under which a module is used', () => {
    expect(typescriptImports(`import A, {b as c, type D} from 'm'`)[0]?.names).toEqual([
      'A',
      'c',
      'D',
    ])
    expect(typescriptImports(`import * as all from 'm'`)[0]?.names).toEqual(['all'])
  })

  it('reads an import over several lines at the line of its specifier', () => {
    expect(specifiers(`import {\n  a,\n  b,\n} from 'ai'\n`)).toEqual([['ai', 4]])
  })

  it('sees none in comments, strings, templates and regular expressions', () => {
    const text = [
      `// import a from 'openai'`,
      `/* import b from 'openai' */`,
      `const c = "import d from 'openai'"`,
      'const e = `import f from "openai" ${1 + 1} require("openai")`',
      `const g = /require\\("openai"\\)/`,
    ].join('\n')
    expect(specifiers(text)).toEqual([])
  })

  it('sees one in the code of a template', () => {
    expect(specifiers('const a = `${require("openai")}`')).toEqual([['openai', 1]])
  })

  it('goes on after an apostrophe in JSX text', () => {
    expect(specifiers(`const a = <p>Don't</p>\nimport b from 'openai'`)).toEqual([['openai', 2]])
  })

  it('takes any text without failing, and gives lines that the text has', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 300}), (text) => {
        const lines = text.split('\n').length
        for (const {line} of typescriptImports(text)) expect(line).toBeLessThanOrEqual(lines)
      }),
      {seed: 1},
    )
  })
})

describe('pythonImports', () => {
  const specifiers = (text: string) =>
    pythonImports(text).map(({specifier, line}) => [specifier, line])

  it('finds imports, aliases, lists, relative ones and continued lines', () => {
    const text = [
      'import torch.nn as nn, os',
      'from openai import (',
      '    OpenAI,',
      '    AsyncOpenAI as A,',
      ')',
      'from ..models import base',
      'from . import prompts',
      'from transformers import \\',
      '    AutoModel',
      'if True:',
      '    import anthropic',
    ].join('\n')
    expect(specifiers(text)).toEqual([
      ['torch.nn', 1],
      ['os', 1],
      ['openai', 2],
      ['..models', 6],
      ['.', 7],
      ['transformers', 8],
      ['anthropic', 11],
    ])
    expect(pythonImports(text)[2]?.names).toEqual(['OpenAI', 'A'])
  })

  it('sees none in comments, strings and docstrings', () => {
    const text = ['# import openai', '"""', 'import openai', '"""', "x = 'import openai'"].join(
      '\n',
    )
    expect(specifiers(text)).toEqual([])
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 300}), (text) => {
        const lines = text.split('\n').length
        for (const {line} of pythonImports(text)) expect(line).toBeLessThanOrEqual(lines)
      }),
      {seed: 1},
    )
  })
})
