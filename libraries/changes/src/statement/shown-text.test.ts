import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {designQuestions, readAnswers} from '../index.ts'

const [minorities] = designQuestions.map(({text}) => text)
const words = 'Women over 60 (n = 412) at 0.11'

function answered(answer: string): string | undefined {
  return readAnswers(`### ${minorities}\n\n${answer}\n`)[0]?.text
}

describe('the answer to a question', () => {
  it.each([
    ['the title of a link definition', `[//]: # "${words}"`],
    ['one on a line of its own', `[//]: # \n  "${words} \\" more"`],
    ['its label', `> [${words}]: #`],
    ['a footnote that nothing refers to', `[^1]: ${words}\n    ${words}`],
    ['an attribute', `<p title="${words} > more"></p>`],
    ['many attributes', `<p ${'a="b" '.repeat(60)} title='${words}'>`],
    ['an instruction', `<?${words}?>`],
    ['a declaration', `<!X ${words}>`],
    ['a section of characters', `<![CDATA[${words}]]>`],
    ['what stands for a picture', `![${words} [or] more](a.png)\n![${words}][a]`],
    ['the language of a fence', `\`\`\` ${words}\n\`\`\``],
  ])('is not what no reader sees: %s', (_, answer) => {
    expect(answered(answer)).not.toMatch(/Women|412/)
  })

  it('is what a reader sees, with where its links lead to', () => {
    const text = `${words} < 0.2, n > 9: [audit](evidence/a.json "the audit"), [card]; see[^1]

[card]: cards/a.md "the card"
[^1]: of May
- <a href="evidence/b.json" title="more">here</a>, <https://example.org/c.json>
\`\`\`json
{"n": 412}
\`\`\``
    const answer = answered(text)
    for (const shown of [
      `${words} < 0.2, n > 9: [audit](evidence/a.json), [card]; see[^1]`,
      'cards/a.md',
      '[^1]: of May',
      'evidence/b.json here',
      '<https://example.org/c.json>',
      '{"n": 412}',
    ]) {
      expect(answer?.replaceAll(/ +/g, ' ')).toContain(shown)
    }
    expect(answer).not.toMatch(/the audit|the card|more/)
  })

  it('is read in a moment, whatever marks are left open', () => {
    const open = ['<a "', '<?', '[', '[a]: ', '![', '](x "', '<![CDATA[', "<a b='", '[^1]: a\n']
    const started = performance.now()
    for (const mark of open)
      readAnswers(`### ${minorities}\n\n${mark.repeat(65_536 / mark.length)}`)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('is read, whatever it holds', () => {
    const marks = fc.constantFrom(...'[]()<>"\'!^:# \n\t\\`~-a/?='.split(''))
    fc.assert(
      fc.property(fc.string({unit: marks, maxLength: 60}), (text) => {
        expect(readAnswers(`${minorities}\n${text}`)).toHaveLength(1)
      }),
    )
  })
})
