import {beforeAll, describe, expect, it} from 'vitest'
import {openLettering, type Lettering} from './lettering.ts'
import {drawPicture, pictureSize, type PictureFacts} from './picture.ts'
import {rasterOf} from './raster.ts'

let letters: Lettering

beforeAll(async () => {
  letters = await openLettering()
})

function facts(change: Partial<PictureFacts> = {}): PictureFacts {
  return {
    name: 'Bo Lindqvist',
    organisation: 'Northwind Health',
    role: 'Data scientist',
    validFrom: '1 December 2026',
    validUntil: '1 December 2028',
    domains: [{name: 'Ethics and bias', mean: 1.6, low: 1.1, high: 2.1, cut: 1}],
    exercises: 2,
    verifyAddress: 'airworthy.example.org/verify/1',
    withText: true,
    ...change,
  }
}

const draw = (change: Partial<PictureFacts> = {}) => drawPicture(facts(change), letters)

describe('the picture of a credential', () => {
  it('says in words what it shows, for those who cannot see it', () => {
    expect(draw()).toContain(
      'Bo Lindqvist: credential of Northwind Health for AI safety as Data scientist, valid 1 December 2026 to 1 December 2028, unproctored',
    )
  })

  it('letters everything as outlines, so that it needs no font', () => {
    expect(draw()).not.toContain('<text')
    expect(draw({name: 'Zoë Wiśniewska-Ångström'})).not.toContain('<text')
  })

  it('leaves a name for which there are no letters to the reader’s own, or to the page', () => {
    const name = '山田 花子'
    expect(draw({name})).toContain(`>${name}</text>`)
    expect(draw({name, withText: false})).not.toContain('<text')
  })

  it('lets nothing of a name become markup', () => {
    const svg = draw({name: '山"><script>alert(1)</script>', organisation: '</title><a>'})
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('<a>')
  })

  it('has no broken number in its outlines, whatever the ability', () => {
    const domain = {name: 'Ethics and bias', mean: 9, low: -9, high: 99, cut: 1}
    const data = [...draw({domains: [domain]}).matchAll(/ d="([^"]*)"/g)].map(([, path]) => path)
    expect(data.length).toBeGreaterThan(20)
    for (const path of data) expect(path).toMatch(/^[MLHVQCZhvlmz0-9 .-]+$/)
  })

  it('keeps a long name and a long address inside', () => {
    const svg = draw({name: 'N'.repeat(80), verifyAddress: `${'w'.repeat(200)}.example.org`})
    const right = [...svg.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
    expect(Math.max(...right)).toBeLessThanOrEqual(pictureSize.width)
  })

  it('is rastered at its size, the same bytes each time', async () => {
    const png = await rasterOf(draw())
    const view = new DataView(png.buffer)
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1200, 630])
    expect(await rasterOf(draw())).toEqual(png)
    expect(await rasterOf(draw({name: 'Cleo Adeyemi'}))).not.toEqual(png)
  })
})
