import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {brokenLinks} from './documents/broken-links.ts'
import {linksOf, readDocuments, trackedPaths} from './documents/markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('the documents', () => {
  const tracked = trackedPaths(root)
  const documents = readDocuments(root, tracked)

  it('have no link that leads nowhere', () => {
    expect(brokenLinks(documents, tracked)).toEqual([])
  })

  it('are seen by the checker: files, links with and without an anchor, images', () => {
    const links = documents.flatMap(({text}) => linksOf(text))
    expect(documents.length).toBeGreaterThan(12)
    expect(links.length).toBeGreaterThan(40)
    expect(links.filter(({value}) => value.includes('#')).length).toBeGreaterThan(0)
    expect(links.filter(({value}) => value.endsWith('.png')).length).toBeGreaterThan(0)
  })
})

const tracked = new Set(['docs', 'docs/a.md', 'docs/b.md', 'docs/c.png', 'README.md'])

function planted(text: string): string[] {
  const other = {
    path: 'docs/b.md',
    text: '# B\n\n## Two words\n\n## Two words\n\n## `code`, and more',
  }
  return brokenLinks([{path: 'docs/a.md', text}, other], tracked)
}

describe('the checker finds', () => {
  it.each([
    ['a file that is not there', '[x](c.md)'],
    ['an image that is not there', '![x](d.png)'],
    ['a reference to a file that is not there', '[x]: c.md'],
    ['an anchor that is not there', '[x](b.md#three-words)'],
    ['an anchor that is not in this file', '[x](#two-words)'],
    ['an anchor in an image', '[x](c.png#top)'],
    ['a way out of the repository', '[x](../../shared/notes.md)'],
    ['a path of a machine', '[x](/README.md)'],
    ['an address without encryption', '[x](http://example.org)'],
    ['an address that stands bare', 'see http://example.org/a'],
    ['a loopback address', '[x](https://127.0.0.1/a)'],
    ['a host with a port', '[x](https://example.org:8443/a)'],
    ['a host without a domain', '[x](https://registry/a)'],
    ['a host of a private network', '<https://git.internal/a>'],
    ['an address with a name in it', '[x](https://me@example.org)'],
    ['an address of a person', '[x](mailto:somebody@example.org)'],
    ['a term of the lexicon outside of lessons', '[x](lexicon:canary)'],
  ])('%s', (_, text) => {
    expect(planted(text)).toHaveLength(1)
  })
})

describe('the checker lets through', () => {
  it.each([
    ['a file beside', '[x](b.md)'],
    ['a file above', '[x](../README.md)'],
    ['a folder', '[x](../docs/)'],
    ['an image', '![x](c.png)'],
    ['an anchor', '[x](b.md#two-words)'],
    ['the anchor of a heading that comes twice', '[x](b.md#two-words-1)'],
    ['the anchor of a heading with code', '[x](b.md#code-and-more)'],
    ['an anchor of this file', '# Here\n\n[x](#here)'],
    ['a public address', '[x](https://www.rfc-editor.org/rfc/rfc6962)'],
    ['what stands in code', '`[x](c.md)` and `http://localhost:4180`'],
    ['what stands in a block', '```sh\ncurl http://127.0.0.1/[x](c.md)\n```'],
  ])('%s', (_, text) => {
    expect(planted(text)).toEqual([])
  })
})
