import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {expectAccessible} from './browser.ts'

const wide = {width: 1440, height: 900}
const narrow = {width: 390, height: 844}

/** Fails where the page as it stands is inaccessible or wider than its window: light and dark, 1440 and 390 pixels. */
export async function expectGoodEverywhere(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme, reducedMotion: 'reduce'})
    for (const size of [narrow, wide]) {
      await page.setViewportSize(size)
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  }
  await page.emulateMedia({colorScheme: 'light', reducedMotion: 'reduce'})
}

/** Fails when the page is wider than the window, and names what reaches beyond its edge. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .map((each) => `${each.tagName} ${each.className.toString()}`)
      .concat(`${scrollWidth} px`)
  })
  // soft: a story told to its end says more than its first wide page
  expect.soft(beyond, `wider than the window: ${page.url()}`).toEqual([])
}
