import { type PageShape, routes } from '@commonplace/api'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import {
  type CommunityOptions,
  type OpenedCommunity,
  openBrowser,
  openCommunity,
  openWindow,
  type Window,
} from '../harness/index.ts'

// Where the journeys of a file take place.

export interface Stage {
  readonly place: OpenedCommunity
  /** Opens a window of somebody there, or of nobody. */
  window(who?: 'amina' | 'bo' | 'chioma' | null, options?: BrowserContextOptions): Promise<Window>
  /** A page that Amina wrote. */
  write(title: string, markdown: string, kind?: PageShape['kind']): Promise<PageShape>
}

/** Opens a browser and a community before the first journey of a file, and closes them after the last. */
export function setStage(options: CommunityOptions = {}): Stage {
  let browser: Browser
  let place: OpenedCommunity
  beforeAll(async () => {
    browser = await openBrowser()
    place = await openCommunity(options)
  })
  afterAll(async () => {
    await browser?.close()
    await place?.[Symbol.asyncDispose]()
  })
  return {
    get place() {
      return place
    },
    window: (who = null, options) => openWindow(browser, place.url, who && place[who], options),
    write: (title, markdown, kind = 'note') =>
      place.amina.api(routes.createPage, { params: { slug: place.slug }, input: { kind, title, markdown } }),
  }
}

/** What windows complained of, but for a network that was away and for what else was refused on purpose. */
export const unmeant = (windows: readonly Window[], meant?: RegExp): readonly string[] =>
  windows
    .flatMap(({ complaints }) => complaints)
    .filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one) && !meant?.test(one))
