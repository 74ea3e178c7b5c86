import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildRepository} from '../../cli/src/testing/build-repository.ts'
import {browserPath, expectAccessible, noBrowser, openBrowser, openPage} from './browser.ts'
import {makeReport, writeTable, type MadeReport, type ReportPlace} from './make-report.ts'
import {borrowers, branches, hostileNames, hostileTable, loans} from './report-tables.ts'

/** The printed audit of two columns of two groups each may have so many pages of A4. */
const mostPagesOfFour = 12

/** The area of A4 within margins of 16 mm, at 96 pixels to the inch. */
const printArea = {width: 673, height: 1001}

const decided = ['--label', 'defaulted', '--prediction', 'declined']
const limit = ['--policy', 'selectionRate.ratio>=0.8']

describe.skipIf(browserPath === undefined)(
  `reports as HTML, in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'airworthy-reports-'))
    const lent = table('loans.csv', loans({rows: 1200, seed: 'loans'}))
    let browser: Browser

    beforeAll(async () => {
      browser = await openBrowser()
    })

    afterAll(async () => {
      await browser.close()
      rmSync(folder, {recursive: true, force: true})
    })

    it('show an audit of four groups with a breach, and print it on few pages', async () => {
      const where = ['--where', `age_band <> '65 and older' AND sex <> 'not stated'`]
      const by = ['--by', 'sex,age_band', '--score', 'score']
      const report = await made(['audit', lent, ...decided, ...by, ...where, ...limit])
      expect(report.code).toBe(1)
      await expectSound(report, /^Breach: fairness audit of loans\.csv/u)
      const {page} = await openPage(browser, printArea)
      await page.goto(report.url)
      const pages = pagesOfPdf(await page.pdf({format: 'A4'}))
      await page.emulateMedia({media: 'print'})
      // the browser would shrink the whole print to the widest table
      expect(await overflowOf(page), 'tables wider than the paper').toEqual([])
      await page.context().close()
      expect(pages).toBeGreaterThan(0)
      expect(pages).toBeLessThanOrEqual(mostPagesOfFour)
    })

    it('show an audit of 400 groups in two columns', async () => {
      const many = table('branches.csv', branches({rows: 24_000, seed: 'branches'}))
      const by = ['--by', 'region,branch', '--replicates', '0']
      const report = await made(['audit', many, ...decided, ...by, ...limit])
      await expectSound(report, /branches\.csv/u, {accessibleAt: [390]})
    })

    it('show an audit that cannot be judged', async () => {
      const few = table('few.csv', loans({rows: 60, seed: 'few'}))
      const report = await made(['audit', few, ...decided, '--by', 'sex,age_band', ...limit])
      expect(report.code).toBe(2)
      await expectSound(report, /^Not judged: fairness audit of few\.csv/u)
    })

    it('show an audit of a regression', async () => {
      const of = ['--target', 'loss', '--estimate', 'estimate', '--by', 'sex,age_band']
      await expectSound(await made(['audit', lent, ...of]), /^Measured: /u)
    })

    it('take names and values that are markup, unbroken or reversed as text', async () => {
      const hostile = table("a & 'b' table.csv", hostileTable({rows: 1500, seed: 'hostile'}))
      const by = ['--by', hostileNames.column, '--score', 'score']
      const report = await made(['audit', hostile, ...decided, ...by, ...limit])
      await expectSound(report, /a & 'b' table\.csv/u)
      const {page} = await openPage(browser)
      await page.goto(report.url)
      const foreign = 'script, img, iframe, object, embed, link, base, form, input, [style]'
      expect(await page.locator(`${foreign}, [onmouseover], [onerror]`).count()).toBe(0)
      expect(await page.locator('style').count()).toBe(1)
      const text = await page.locator('main').textContent()
      for (const shown of hostileNames.values.slice(0, 5)) expect(text).toContain(shown)
      await page.context().close()
    })

    it('show an audit of labels', async () => {
      const late = table('borrowers.csv', borrowers({rows: 1200, seed: 'borrowers'}))
      const labels = ['--candidate', 'arrears,missed_payments', '--need', 'months_late']
      const by = ['--by', 'sex', '--features', 'all']
      const report = await made(['label-audit', late, '--score', 'score', ...labels, ...by])
      await expectSound(report, /borrowers\.csv/u)
    })

    it.each([
      ['thresholds', '--score', 'score', '--threshold', '0.6'],
      ['reweighing', '--features', 'score,loss'],
      ['reduction', '--features', 'score,loss'],
    ])('show a mitigation by %s', async (method, ...asked) => {
      const by = ['--by', 'sex', '--selected-means', 'burden']
      const report = await made([
        'mitigate',
        lent,
        '--method',
        method,
        '--label',
        'defaulted',
        ...by,
        ...asked,
      ])
      await expectSound(report, /loans\.csv/u)
    })

    it('show what a verification of evidence found', async () => {
      const parameters = ['audit', lent, ...decided, '--by', 'sex']
      const evidence = fileURLToPath((await made(parameters, {format: 'json'})).url)
      const other = table(`${'unbroken'.repeat(25)}.csv`, 'sex,declined,defaulted\n')
      const subjects = ['--subject', lent, '--subject', other]
      const report = await made(['evidence', 'verify', evidence, ...subjects])
      expect(report.code).not.toBe(0)
      await expectSound(report, /evidence/iu)
    })

    it('show why a change is AI-related', async () => {
      const {commit, directory, remove} = buildRepository()
      try {
        commit({'README.md': 'Nothing yet.\n'})
        commit({
          [`models/${'long-name-'.repeat(20)}.py`]: 'import sklearn\n',
          'src/prompt.py': 'import openai\nprompt = "<script>alert(1)</script>"\n',
        })
        const report = await made(['changes', '--base', 'HEAD~1'], {directory})
        await expectSound(report, /change/iu)
      } finally {
        remove()
      }
    })

    function table(name: string, text: string): string {
      return writeTable(text, {folder, name})
    }

    async function made(
      parameters: readonly string[],
      place: Omit<ReportPlace, 'folder'> = {},
    ): Promise<MadeReport> {
      return await makeReport(parameters, {folder, ...place})
    }

    /** Wide and narrow, light and dark, with every part open: nothing asked for, nothing wrong. */
    async function expectSound(
      {url}: MadeReport,
      title: RegExp,
      {accessibleAt = [1440, 390]}: {accessibleAt?: readonly number[]} = {},
    ): Promise<void> {
      for (const width of [1440, 390]) {
        for (const dark of [false, true]) {
          const {page, errors} = await openPage(browser, {width, dark})
          const asked: string[] = []
          page.on('request', (request) => asked.push(request.url()))
          page.on('dialog', (dialog) => {
            errors.push(`dialog: ${dialog.message()}`)
            void dialog.dismiss()
          })
          await page.goto(url)
          expect(await page.title()).toMatch(title)
          expect(await page.locator('h1').count(), 'headings of level 1').toBe(1)
          expect(await overflowOf(page), `overflow at ${width} px`).toEqual([])
          await page.locator('details').evaluateAll((parts) => {
            for (const part of parts) part.setAttribute('open', '')
          })
          expect(await overflowOf(page), `overflow at ${width} px, all open`).toEqual([])
          await page.mouse.move(width / 2, 400)
          expect(asked, 'requests').toEqual([url])
          expect(errors, 'errors and dialogs').toEqual([])
          if (accessibleAt.includes(width)) await expectAccessible(page)
          await page.context().close()
        }
      }
    }
  },
)

/** What makes the page scroll sideways: at most three elements that reach beyond its edge. */
async function overflowOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 160))
  })
}

/** Counts the page objects of a PDF as Chromium writes it: outside of compressed streams. */
function pagesOfPdf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/gu)].length
}
