import type { Me } from '@commonplace/api'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import { type Query, queriesOf } from './calls.ts'
import { createQueryClient, place } from './data/query-client.ts'
import { received, writeState } from './data/state.ts'
import { type Assets, ending, htmlDocument, inlineOf } from './html-document.ts'
import { screenAt, slugOfScreen } from './routes.ts'
import { ready, screenNames } from './screens.tsx'
import { HeadCollector, type HeadFacts } from './ui/head.tsx'
import { type Ageing, AgeingCollector, minuteOf, nextMinuteOf } from './ui/time.tsx'

export { assetsOf, type Notes } from './assets.ts'
export { cardOf } from './card.ts'
export type { Assets } from './html-document.ts'
export { ending, inlineOf }

// Every screen is at hand before the first request: rendering is synchronous.
await Promise.all(screenNames.map(ready))

/** Which routes of the API the screen at this address needs. `results` of `render` come in the same order. */
export function match(url: string): { queries: Query[] } {
  return { queries: queriesOf(screenAt(url)) }
}

export interface RenderInput {
  /** Path with query. */
  readonly url: string
  readonly me: Me
  /** What each query of `match` answered, or the refusal it met, as `{code, detail}` or as thrown. */
  readonly results: readonly unknown[]
  readonly assets: Assets
  readonly origin: string
  /** What the `theme` cookie chose. */
  readonly theme?: string
  readonly now?: number
}

export interface Rendered {
  readonly status: number
  /** The document but for its `ending`. */
  readonly html: string
  /** From when and until when the same input gives the same HTML: it says how long ago things were. */
  readonly from: number
  readonly until: number
}

/** The HTML of an address for this visitor, as far as it is the same each time it is given. It follows from the input and from nothing else. */
export function render(input: RenderInput): Rendered {
  const { url, me, results, assets, origin, theme = 'system', now = Date.now() } = input
  const screen = screenAt(url)
  const client = createQueryClient()
  place(client, { name: 'readMe' }, me, now)
  queriesOf(screen).forEach((query, index) => {
    place(client, query, received(results[index]), now)
  })
  const head: HeadFacts = {}
  const ageing: Ageing = { until: Number.POSITIVE_INFINITY }
  const app = renderToString(
    <HeadCollector value={head}>
      <AgeingCollector value={ageing}>
        <App client={client} url={url} now={now} />
      </AgeingCollector>
    </HeadCollector>,
  )
  client.clear()
  const slug = slugOfScreen(screen)
  const state = writeState({ url, origin, me, results }, app)
  const feed = slug === null ? null : `/${slug}/feed.atom`
  const html = htmlDocument({ assets, screen: screen.name, head, origin, theme, app, state, feed })
  // Times are said of the minute that has begun, so what changes within a minute is seen from the next one on.
  return { status: head.status ?? 200, html, from: minuteOf(now), until: nextMinuteOf(ageing.until) }
}

/** The empty document that the device keeps for opening any address without a network. */
export function renderShell({ assets }: { assets: Assets }): string {
  return (
    htmlDocument({ assets, screen: null, head: {}, origin: '', theme: '', app: '', state: null, feed: null }) +
    ending(null)
  )
}
