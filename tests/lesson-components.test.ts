import {readFileSync} from 'node:fs'
import {readLesson, plainText} from '@airworthy/content'
import {format, resolveConfig} from 'prettier'
import {expect, it} from 'vitest'

const source = new URL('../content/src/lessons/component-examples.md', import.meta.url)
const shown = new URL('../web/src/features/lessons/component-examples.json', import.meta.url)
  .pathname

it('shows every component of lessons as the reader of lessons reads its YAML', async () => {
  const markdown = readFileSync(source, 'utf8')
  const {blocks} = readLesson(markdown, {
    file: 'component-examples.md',
    knownTags: new Set(['MEASURE 2.5']),
    knownTerms: new Set(),
  })
  const fences = [...markdown.matchAll(/^```(?<name>[a-z]+)\n(?<yaml>.*?)\n```$/gmsu)]
  const examples = fences.map(({groups: {name = '', yaml = ''} = {}}, index) => {
    const words = blocks[index * 2]
    const purpose = words?.kind === 'paragraph' ? plainText(words.children) : ''
    return {name, purpose, yaml, block: blocks[index * 2 + 1]}
  })
  expect(examples).toHaveLength(10)
  expect(examples.every(({name, purpose, block}) => purpose !== '' && block?.kind === name)).toBe(
    true,
  )
  const json = await format(JSON.stringify(examples), {
    ...(await resolveConfig(shown)),
    parser: 'json',
  })
  // Written anew by `vitest -u`; the page shows this file.
  await expect(json).toMatchFileSnapshot(shown)
})
