import {expect, it} from 'vitest'
import {modelsOfPath} from './index.ts'

function isOf(path: string, glob: string): boolean {
  const models = {credit: {paths: [glob], tier: 'high' as const}}
  return modelsOfPath(path, {models}).length > 0
}

it.each(['src/credit', 'src/credit/', './src/credit', 'src/credit/**', 'src/*'])(
  'finds the files of a folder that is written as %s',
  (glob) => {
    expect(isOf('src/credit/deep/model.py', glob)).toBe(true)
    expect(isOf('src/other.py', 'src/credit')).toBe(false)
    expect(isOf('src/credit2/model.py', 'src/credit')).toBe(false)
  },
)

it('finds a file whose name has a line break, which git allows', () => {
  expect(isOf('src/credit/a\nb.py', 'src/credit/**')).toBe(true)
  expect(isOf('src/credit\u2028/b.py', 'src/**')).toBe(true)
})

it('leaves out what a glob excludes', () => {
  expect(isOf('docs/model.md', '!docs/**')).toBe(false)
  expect(isOf('docs', '!docs')).toBe(false)
  expect(isOf('src/model.py', '!docs/**')).toBe(true)
})
