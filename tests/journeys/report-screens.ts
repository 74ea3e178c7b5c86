import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser} from 'playwright-core'
import {openPage} from './browser.ts'
import {makeReport, writeTable} from './make-report.ts'
import {borrowers, loans} from './report-tables.ts'

/** The names of the pictures of reports, as `npm run screens -- <name>` takes them. */
export const reportScreens = ['report-audit', 'report-label-audit'] as const

/** The area of A4 within margins of 16 mm, at 96 pixels to the inch. */
const printArea = {width: 673, height: 1001}

/** How one picture of a report is taken. */
interface ReportShot {
  readonly url: string
  /** The picture's file, without its ending. */
  readonly file: string
  readonly width: number
  readonly height: number
  readonly dark?: boolean
  /** True shows it as it is printed. */
  readonly printed?: boolean
}

/** Takes the reports of invented loans into a folder: an audit and an audit of labels. */
export async function takeReports(
  browser: Browser,
  {into, isWanted}: {into: string; isWanted: (name: string) => boolean},
): Promise<void> {
  if (!reportScreens.some(isWanted)) return
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-report-screens-'))
  try {
    if (isWanted('report-audit')) await takeAudit()
    if (isWanted('report-label-audit')) await takeLabelAudit()
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }

  async function takeAudit(): Promise<void> {
    const table = writeTable(loans({rows: 4000, seed: 'loans'}), {folder, name: 'loans.csv'})
    const columns = ['--label', 'defaulted', '--prediction', 'declined', '--by', 'sex']
    const limits = ['selectionRate.ratio>=0.8', 'falsePositiveRate.difference<=0.1']
    const policy = limits.flatMap((limit) => ['--policy', limit])
    const {url} = await makeReport(['audit', table, ...columns, ...policy], {folder})
    for (const dark of [false, true]) {
      const theme = dark ? 'dark' : 'light'
      await shoot({url, file: `report-audit-1440-${theme}`, width: 1440, height: 1900, dark})
      await shoot({url, file: `report-audit-390-${theme}`, width: 390, height: 2700, dark})
    }
    await shoot({url, file: 'report-audit-printed', ...printArea, printed: true})
  }

  async function takeLabelAudit(): Promise<void> {
    const text = borrowers({rows: 4000, seed: 'borrowers'})
    const table = writeTable(text, {folder, name: 'borrowers.csv'})
    const labels = ['--candidate', 'arrears,missed_payments', '--need', 'months_late']
    const columns = ['--score', 'score', ...labels, '--by', 'sex']
    const {url} = await makeReport(['label-audit', table, ...columns], {folder})
    await shoot({url, file: 'report-label-audit-1440-light', width: 1440, height: 1360})
  }

  async function shoot(shot: ReportShot): Promise<void> {
    const {url, file, width, height, dark = false, printed = false} = shot
    const {page} = await openPage(browser, {width, height, dark})
    if (printed) await page.emulateMedia({media: 'print', colorScheme: 'light'})
    await page.goto(url)
    await page.screenshot({path: join(into, `${file}.png`)})
    await page.context().close()
    console.log(file)
  }
}
