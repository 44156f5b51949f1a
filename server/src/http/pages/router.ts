import { type CommunityRow, Refusal } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import type { Clock } from '@commonplace/kit'
import { type Request, type Response, Router } from 'express'
import type { Log } from '../../observe/log.ts'
import type { Store } from '../../ports/store.ts'
import { JSON_TYPE, whoAsks } from '../api.ts'
import type { Caller } from '../caller.ts'
import { cardSender } from '../card/card-page.ts'
import { nonceOf } from '../headers.ts'
import type { Client, PageQuery, Rendered } from '../renderer.ts'
import { sendText } from '../send.ts'
import type { Door, Who } from '../who.ts'
import { cookieIn, STRANGER_AT_THE_DOOR } from '../who.ts'
import { ask, askOrRefused } from './ask.ts'
import { atomFeed, llmsText, type Paper, questionsFeed, robots, siteMap } from './feeds.ts'
import { formOf, paperOf } from './forms.ts'

export interface PageTools {
  readonly store: Store
  readonly caller: Caller
  readonly door: Door
  readonly log: Log
  readonly clock: Clock
  /** The built client, or what development serves in its place; null where nothing was built. */
  readonly client: Client | null
  readonly publicUrl: string
}

const HTML = 'text/html; charset=utf-8'
const NO_CLIENT = 'The pages were not built yet. Run: npm run build. The API under /api/v1 works without them.'

/** Everything a person opens: complete HTML, made from the same answers that the API gives. */
export function pagesRouter(tools: PageTools): Router {
  const router = Router()
  router.get(
    '/robots.txt',
    paper(tools, (reader) => robots(reader)),
  )
  router.get(
    '/:slug/feed.atom',
    paper(tools, (reader, slug) => atomFeed(reader, slug)),
  )
  router.get(
    '/:slug/questions.atom',
    paper(tools, (reader, slug, query) => questionsFeed(reader, slug, query)),
  )
  router.get(
    '/:slug/sitemap.xml',
    paper(tools, (reader, slug) => siteMap(reader, slug)),
  )
  router.get(
    '/:slug/llms.txt',
    paper(tools, (reader, slug) => llmsText(reader, slug)),
  )
  const sendCard = cardSender()
  router.get('/:slug/:sort/:handle/card.png', async (request, response) => {
    const who = await whoAsks(tools.door, request, response)
    const renderer = await must(tools).renderer()
    const address = request.path.replace(/\/card\.png$/, '')
    const { queries } = renderer.match(address)
    const results = await Promise.all(queries.map((query) => ask(tools.caller, who, query)))
    const card = renderer.cardOf(address, results)
    if (card === null) throw new Refusal('not-found', 'There is no picture of this.')
    await sendCard(request, response, card)
  })
  router.get('/offline-shell', async (request, response) => {
    const client = must(tools)
    const [renderer, assets] = await Promise.all([client.renderer(), client.assets()])
    const html = renderer.renderShell({ assets, nonce: nonceOf(response) })
    await sendHtml(client, request, response, { status: 200, html })
  })
  router.get('/{*path}', (request, response) => page(tools, request, response))
  return router
}

function must({ client }: PageTools): Client {
  if (client === null) throw new Refusal('read-only', NO_CLIENT)
  return client
}

const themeIn = (request: Request) => cookieIn(request.headers.cookie, 'theme') ?? ''

type Make = (
  reader: { caller: Caller; who: Who; origin: string },
  slug: string,
  query: URLSearchParams,
) => Promise<Paper>

function paper({ caller, door, publicUrl }: PageTools, make: Make) {
  return async (request: Request<{ slug?: string }>, response: Response) => {
    const who = await whoAsks(door, request, response)
    const query = new URLSearchParams(searchOf(request))
    const { type, text } = await make({ caller, who, origin: publicUrl }, request.params.slug ?? '', query)
    await sendText(request, response, { status: 200, type, text })
  }
}

async function page(tools: PageTools, request: Request, response: Response): Promise<void> {
  const { caller, door, publicUrl } = tools
  const who = await whoAsks(door, request, response)
  const client = must(tools)
  const renderer = await client.renderer()
  const form = formOf(request.path)
  if (form) {
    const found = await paperOf({ renderer, caller, who, origin: publicUrl }, form.path + searchOf(request), form.form)
    if (found) return sendText(request, response, { status: 200, ...found })
  }
  if (request.path === '/') {
    const home = await onlyCommunity(caller, who)
    if (home !== null) return response.redirect(302, home)
  }
  const url = request.originalUrl
  const { queries } = renderer.match(url)
  // Before anything is read: what happens while the page is made is told to it once it listens.
  const since = await tools.store.read.events.last()
  const [me, ...results] = await Promise.all(
    [{ name: 'readMe' } as PageQuery, ...queries].map((query) => askOrRefused(caller, who, query)),
  )
  const moved = movedTo(request, queries[0], results[0])
  // A merge can be taken apart again, and browsers keep what moved for good: a merged question leads on for now.
  if (moved !== null) return response.redirect(standingUrl(results[0]) === null ? 301 : 302, moved)
  await sendScreen(tools, request, response, { url, since, me, results })
}

async function sendScreen(
  tools: PageTools,
  request: Request,
  response: Response,
  view: { url: string; since: number; me: unknown; results: readonly unknown[] },
): Promise<void> {
  const client = must(tools)
  const [renderer, assets] = await Promise.all([client.renderer(), client.assets()])
  const { publicUrl: origin, clock } = tools
  const theme = themeIn(request)
  const rendered = renderer.render({ ...view, assets, nonce: nonceOf(response), origin, theme, now: clock.now() })
  await sendHtml(client, request, response, rendered)
}

async function sendHtml(
  client: Client,
  request: Request,
  response: Response,
  { status, html }: Rendered,
): Promise<void> {
  const nonce = nonceOf(response)
  const text = client.finish ? await client.finish(request.originalUrl, html) : html
  // The time of rendering, what happened before it and the nonce differ each time; the page is the same page.
  const same = text.replaceAll(nonce, '').replace(/"now":\d+,"since":\d+/, '')
  await sendText(request, response, { status, type: HTML, text, same })
}

const searchOf = (request: Request) => new URL(request.originalUrl, 'http://commonplace.invalid').search

async function onlyCommunity(caller: Caller, who: Who): Promise<string | null> {
  const { items } = (await ask(caller, who, { name: 'listCommunities' })) as { items: CommunityRow[] }
  const [first, second] = items
  return first && !second ? first.url : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A stray percent sign: the address is nobody's, and is looked up as it stands.
    return path
  }
}

/** Where a page or question is now, when it was asked for by an older title; what stands behind the address (history) is kept. */
function movedTo(request: Request, query: PageQuery | undefined, result: unknown): string | null {
  if (query?.name !== 'readPage' && query?.name !== 'readQuestion') return null
  if (typeof result !== 'object' || result === null || !('url' in result) || typeof result.url !== 'string') return null
  const parts = request.path.split('/')
  if (parts[2] !== 'p' && parts[2] !== 'q') return null
  const asked = parts.slice(0, 4).join('/')
  const url = standingUrl(result) ?? result.url
  if (decoded(asked) === decoded(url)) return null
  const rest = parts.slice(4)
  return encodeURI(decoded(url)) + (rest.length > 0 ? `/${rest.join('/')}` : '') + searchOf(request)
}

/** Where the question stands that this one was merged into. */
function standingUrl(result: unknown): string | null {
  const into = typeof result === 'object' && result !== null && 'mergedInto' in result ? result.mergedInto : null
  return typeof into === 'object' && into !== null && 'url' in into && typeof into.url === 'string' ? into.url : null
}

/** A refusal or a bug outside the API, on a page a person can read. */
export async function sendTrouble(
  tools: PageTools,
  request: Request,
  response: Response,
  told: { status: number; detail: string },
) {
  const wantsHtml = request.accepts(['html', 'json']) === 'html'
  if (tools.client !== null && wantsHtml && told.status === 404) {
    const me = await askOrRefused(tools.caller, STRANGER_AT_THE_DOOR, { name: 'readMe' })
    return sendScreen(tools, request, response, { url: '/-/-/-/-', since: 0, me, results: [] })
  }
  const text = wantsHtml
    ? `<!doctype html><html lang="en"><meta charset="utf-8"><title>Commonplace</title><p>${escapeHtml(told.detail)}</p></html>\n`
    : JSON.stringify({ detail: told.detail })
  await sendText(request, response, {
    status: told.status,
    type: wantsHtml ? HTML : JSON_TYPE,
    text,
    caching: 'no-store',
  })
}
