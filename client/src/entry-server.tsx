import type { Me } from '@commonplace/api'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import { type Query, queriesOf } from './calls.ts'
import { createQueryClient, place } from './data/query-client.ts'
import { received, writeState } from './data/state.ts'
import { type Assets, htmlDocument } from './html-document.ts'
import { screenAt, slugOfScreen } from './routes.ts'
import { ready, screenNames } from './screens.tsx'
import { HeadCollector, type HeadFacts } from './ui/head.tsx'

export { assetsOf, type Manifest } from './assets.ts'
export { cardOf } from './card.ts'
export type { Assets } from './html-document.ts'

// Every screen is at hand before the first request: rendering is synchronous.
await Promise.all(screenNames.map(ready))

/** Which routes of the API the screen at this address needs. `results` of `render` come in the same order. */
export function match(url: string): { queries: Query[] } {
  return { queries: queriesOf(screenAt(url)) }
}

export interface RenderInput {
  /** Path with query. */
  readonly url: string
  /** The number of the last event that the results may hold: the browser listens from there. */
  readonly since: number
  readonly me: Me
  /** What each query of `match` answered, or the refusal it met, as `{code, detail}` or as thrown. */
  readonly results: readonly unknown[]
  readonly assets: Assets
  readonly nonce: string
  readonly origin: string
  /** The `theme` cookie, as it is. */
  readonly theme?: string
  readonly now?: number
}

/** The complete HTML of an address, for this visitor. */
export function render(input: RenderInput): { status: number; html: string } {
  const { url, since, me, results, assets, nonce, origin, theme = 'system', now = Date.now() } = input
  const screen = screenAt(url)
  const client = createQueryClient()
  place(client, { name: 'readMe' }, me, now)
  queriesOf(screen).forEach((query, index) => {
    place(client, query, received(results[index]), now)
  })
  const head: HeadFacts = {}
  const app = renderToString(
    <HeadCollector value={head}>
      <App client={client} url={url} now={now} />
    </HeadCollector>,
  )
  client.clear()
  const slug = slugOfScreen(screen)
  const state = writeState({ now, since, url, origin, me, results }, app)
  const feed = slug === null ? null : `/${slug}/feed.atom`
  const html = htmlDocument({ assets, nonce, head, origin, theme, app, state, feed })
  return { status: head.status ?? 200, html }
}

/** The empty document that the device keeps for opening any address without a network. */
export function renderShell({ assets, nonce }: { assets: Assets; nonce: string }): string {
  return htmlDocument({ assets, nonce, head: {}, origin: '', theme: '', app: '', state: null, feed: null })
}
