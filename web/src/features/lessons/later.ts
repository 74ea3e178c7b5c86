import {lazy, type ComponentType, type LazyExoticComponent} from 'react'
import {pauseAfter} from '../assessments/hand-in.ts'
import {pauseOrOnline} from '../assessments/pause-or-online.ts'

/** A component whose code is fetched when it is first shown, or before. */
export type LaterPart<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Fetches the code ahead, so that the part can be shown without a network. */
  readonly preload: () => void
}

/**
 * Makes a part of which the code is fetched later. Without a network its place waits and what
 * stands around it stays; with one it gives up after some tries, as when the code is gone.
 */
export function later<Props>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  const part = lazy(async () => ({default: await loaded(load)}))
  return Object.assign(part, {preload: () => void load().catch(() => undefined)})
}

const mostTries = 5

async function loaded<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let tries = 1; ;) {
    try {
      return await load()
    } catch (error) {
      if (tries >= mostTries) throw error
      await pauseOrOnline(pauseAfter(tries))
      if (globalThis.navigator.onLine) tries += 1
    }
  }
}
