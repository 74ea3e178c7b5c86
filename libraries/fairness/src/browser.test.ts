import {gzipSync} from 'node:zlib'
import {build} from 'vite'
import {expect, test} from 'vitest'

test('the whole library is bundled for a browser, without a module of Node and within 60 kB compressed', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {entry: new URL('index.ts', import.meta.url).pathname, formats: ['es']},
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .filter((each) => each.type === 'chunk')
  const code = chunks.map((chunk) => chunk.code).join('\n')
  expect(chunks.flatMap(({imports}) => imports)).toEqual([])
  expect(code).not.toMatch(/["']node:|require\(|process\.|__vite-browser-external/)
  expect(code).toContain('auditFairness')
  const size = gzipSync(code).length
  expect(size).toBeGreaterThan(5_000)
  expect(size).toBeLessThan(60_000)
  console.log(`fairness library: ${(size / 1000).toFixed(1)} kB compressed`)
})
