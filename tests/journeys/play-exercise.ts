import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import type {Solution} from '../../content/src/exercises/solution.ts'
import type {AttemptView} from '../../server/features/exercises/views.ts'
import type {Client} from '../running/client.ts'
import {expectAccessible} from './browser.ts'
import type {Hand} from './hands/hand.ts'

/** Somebody who plays: their screen, and the same person over HTTP to read the view. */
export interface Player {
  readonly page: Page
  readonly client: Client
}

/** Starts an attempt on the exercise's own screen. */
export async function startAttempt({page}: Player): Promise<string> {
  await page.getByRole('button', {name: /^Start (the exercise|another attempt|over)$/}).click()
  await page.waitForURL(/[?&]attempt=/)
  await page.locator('main[data-position]').waitFor()
  return new URL(page.url()).searchParams.get('attempt') ?? ''
}

/** Plays a solution through the screens until it has nothing more to do. */
export async function playSolution(
  {page, client}: Player,
  {
    attempt,
    solution,
    hand,
    seen,
  }: {
    attempt: string
    solution: Solution<unknown, unknown>
    hand: Hand<never, never>
    /** Called with the view after each action. */
    seen?: (view: AttemptView, step: number) => Promise<void>
  },
): Promise<void> {
  for (let step = 0; step < 400; step++) {
    const before = await client.get<AttemptView>(`/api/exercise-attempts/${attempt}`)
    const action = solution(before.view, step)
    if (action === null) return
    // View and action are those of the exercise's engine, for which its hand was written.
    await hand(page, {action: action as never, view: before.view as never})
    await page.locator('main[data-busy="false"]').waitFor({timeout: 30_000})
    if (seen) {
      await seen(await client.get<AttemptView>(`/api/exercise-attempts/${attempt}`), step)
    }
  }
  throw new Error('the solution does not end')
}

/** Finishes the attempt and waits for its result. */
export async function finishAttempt({page, client}: Player, attempt: string): Promise<AttemptView> {
  await page.getByRole('button', {name: 'Finish', exact: true}).click()
  await page.getByRole('button', {name: 'Finish and judge'}).click()
  await page.getByRole('heading', {level: 1, name: /^(Passed|Not passed)\./}).waitFor()
  await expectAccessible(page)
  return await client.get<AttemptView>(`/api/exercise-attempts/${attempt}`)
}

/** Fails unless the page shows each objective as the server judged it. */
export async function expectShown({page}: Player, view: AttemptView): Promise<void> {
  for (const {id, reached} of view.objectives) {
    const shown = page.locator(`main [data-objective="${id}"]`)
    expect(await shown.getAttribute('data-reached'), id).toBe(String(reached))
  }
}
