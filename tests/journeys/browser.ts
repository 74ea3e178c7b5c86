import {existsSync} from 'node:fs'
import axe from 'axe-core'
import {chromium, type Browser, type Page} from 'playwright-core'
import {expect} from 'vitest'
import type {Client} from '../running/client.ts'

/** The first browser of this machine that the journeys can drive; undefined where there is none. */
export const browserPath = [
  process.env['AIRWORTHY_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
].find((path) => path !== undefined && existsSync(path))

/** Why journeys are skipped, to stand in the title of what is skipped. */
export const noBrowser =
  'skipped: no Chromium, Chrome or Edge found; install one or set AIRWORTHY_BROWSER'

/** Starts the browser without a window and without traffic of its own. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: browserPath ?? '',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface WatchedPage {
  readonly page: Page
  /** Errors of the console and of scripts since the page was opened. */
  readonly errors: string[]
}

/** A page in a context of its own (own cookies) whose errors are collected. */
export async function openPage(
  browser: Browser,
  {
    width = 1440,
    height = 900,
    dark = false,
  }: {width?: number; height?: number; dark?: boolean} = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: {width, height},
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  return {page, errors}
}

/** The cookies of a client that is signed in, to give to a page. */
export function cookiesOf({cookie}: Pick<Client, 'cookie'>, url: string) {
  return cookie
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return {name: pair.slice(0, at), value: pair.slice(at + 1), url}
    })
}

/** Fails when axe-core finds a violation of WCAG 2.2 A or AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const {axe} = globalThis as unknown as {axe: AxeApi} // just evaluated
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const found = await axe.run({runOnly: {type: 'tag', values: tags}})
    return found.violations.map(
      ({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' | ')}`,
    )
  })
  expect(violations, `accessibility of ${page.url()}`).toEqual([])
}

interface AxeApi {
  run(options: object): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>
}
