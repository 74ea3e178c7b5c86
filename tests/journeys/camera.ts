import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import type {Client} from '../running/client.ts'
import {cookiesOf, openPage} from './browser.ts'

/** One screen to take. */
export interface Shot {
  /** Name of its files, without width and theme. */
  readonly name: string
  /** Path on the platform, or a whole address of another one. */
  readonly path: string
  /** Who sees it; null: nobody is signed in. */
  readonly by: Client | null
  /** Waits until it is to be taken; unless given, until its heading is there. */
  readonly ready?: (page: Page) => Promise<void>
  /** Share of the usual greatest height, for a page that is dense with text. */
  readonly share?: number
}

/** Takes a screen, light and dark, at each width. */
export type Camera = (shot: Shot) => Promise<void>

const widths = [
  {width: 1440, height: 900, tallest: 1360},
  {width: 390, height: 844, tallest: 2700},
] as const

/**
 * A camera that writes into a folder: `<name>-<width>-<light or dark>.png`. A long page is cut where
 * the rest shows more of the same, so that pictures stay small.
 */
export function cameraInto(
  folder: string,
  {browser, url}: {browser: Browser; url: string},
): Camera {
  mkdirSync(folder, {recursive: true})

  async function takeOnce(
    {name, path, by, ready = headingIn, share = 1}: Shot,
    {width, height, tallest, dark}: (typeof widths)[number] & {readonly dark: boolean},
  ): Promise<void> {
    const {page} = await openPage(browser, {width, dark, height})
    const address = path.startsWith('http') ? path : `${url}${path}`
    await page.context().addCookies(by === null ? [] : cookiesOf(by, new URL(address).origin))
    await page.goto(address)
    await ready(page)
    await page.waitForLoadState('networkidle')
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.screenshot({
      path: join(folder, `${name}-${width}-${dark ? 'dark' : 'light'}.png`),
      fullPage: true,
      clip: {x: 0, y: 0, width, height: Math.min(whole, Math.round(tallest * share))},
    })
    await page.context().close()
  }

  return async function take(shot) {
    for (const size of widths) {
      for (const dark of [false, true]) await takeOnce(shot, {...size, dark})
    }
    console.log(shot.name)
  }
}

async function headingIn(page: Page): Promise<void> {
  await page.getByRole('heading', {level: 1}).first().waitFor()
}
