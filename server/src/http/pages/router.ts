import { type CommunityRow, Refusal } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import { FIRST_LANGUAGE, isCommunitySlug, type Language, languageOf, readAddress } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import { type Request, type Response, Router } from 'express'
import type { Log } from '../../observe/log.ts'
import type { Store } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { JSON_TYPE, whoAsks } from '../api.ts'
import type { Caller } from '../caller.ts'
import { cardSender } from '../card/card-page.ts'
import { allowInline } from '../headers.ts'
import { languageFor } from '../language.ts'
import type { Client, PageQuery } from '../renderer.ts'
import { encodingFor, sendOpened, sendText } from '../send.ts'
import { sheetFoot } from '../sheet-foot.ts'
import type { Door, Who } from '../who.ts'
import { cookieIn, STRANGER_AT_THE_DOOR } from '../who.ts'
import { ask, askOrRefused, told, type Visitor } from './ask.ts'
import { atomFeed, llmsText, type Paper, questionsFeed, robots, siteMap } from './feeds.ts'
import { formOf, paperOf } from './forms.ts'
import type { KeptScreens } from './kept-screens.ts'

export interface PageTools {
  readonly store: Store
  readonly caller: Caller
  readonly door: Door
  readonly log: Log
  readonly clock: Clock
  /** The built client, or what development serves in its place; null where nothing was built. */
  readonly client: Client | null
  readonly screens: KeptScreens
  readonly publicUrl: string
}

const HTML = 'text/html; charset=utf-8'
const NO_CLIENT = say('notBuilt')

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
    const client = must(tools)
    const address = request.path.replace(/\/card\.png$/, '')
    const { queries } = (await client.renderer(FIRST_LANGUAGE)).match(address)
    const visitor = { who, language: FIRST_LANGUAGE }
    const results = await Promise.all(queries.map((query) => ask(tools.caller, visitor, query)))
    // Others draw it for whoever sees the link: it speaks as the community does.
    const language = languageOf(localeIn(results)) ?? FIRST_LANGUAGE
    const card = (await client.renderer(language)).cardOf(address, results)
    if (card === null) throw new Refusal('not-found', say('noPicture'))
    await sendCard(request, response, card)
  })
  // It tells whoever asks what they asked with, and nothing of the page: nobody is kept from it.
  router.get('/:slug/p/:id/sheet.svg', async (request, response, next) => {
    const { slug, id } = request.params
    if (!isCommunitySlug(slug) || readAddress(id)?.slug !== '') return next()
    const text = sheetFoot(`${tools.publicUrl}/${slug}/p/${id}`)
    await sendText(request, response, { status: 200, type: 'image/svg+xml', text })
  })
  router.get('/offline-shell', async (request, response) => {
    const client = must(tools)
    const who = await whoAsks(tools.door, request, response)
    const asked = languageOf(new URLSearchParams(searchOf(request)).get('language'))
    const language = asked ?? languageFor(request, who)
    const { renderer, assets } = await programIn(client, language, response)
    await sendHtml(client, request, response, { status: 200, html: renderer.renderShell({ assets }) })
  })
  router.get('/{*path}', (request, response) => page(tools, request, response))
  return router
}

function must({ client }: PageTools): Client {
  if (client === null) throw new Refusal('read-only', NO_CLIENT)
  return client
}

/** The theme that was chosen on this device: one of two, whatever else stands in the cookie. */
function themeIn(request: Request): string {
  const chosen = cookieIn(request.headers.cookie, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : ''
}

/** The client in a language, with what it holds inline allowed to run. */
async function programIn(client: Client, language: Language, response: Response) {
  const [renderer, assets, inline] = await Promise.all([
    client.renderer(language),
    client.assets(language),
    client.inline(language),
  ])
  allowInline(response, inline)
  return { renderer, assets }
}

type Make = (
  reader: { caller: Caller; who: Who; language: Language; origin: string },
  slug: string,
  query: URLSearchParams,
) => Promise<Paper>

function paper({ caller, door, publicUrl }: PageTools, make: Make) {
  return async (request: Request<{ slug?: string }>, response: Response) => {
    const who = await whoAsks(door, request, response)
    const query = new URLSearchParams(searchOf(request))
    const slug = request.params.slug ?? ''
    const community =
      slug === ''
        ? null
        : await askOrRefused(caller, { who, language: FIRST_LANGUAGE }, { name: 'readCommunity', params: { slug } })
    // A feed is read by many through one program: it speaks as the community does.
    const language = languageFor(request, who, localeIn([community]))
    const { type, text } = await make({ caller, who, language, origin: publicUrl }, slug, query)
    response.vary('Accept-Language')
    await sendText(request, response, { status: 200, type, text })
  }
}

async function page(tools: PageTools, request: Request, response: Response): Promise<void> {
  const { caller, door, publicUrl } = tools
  const who = await whoAsks(door, request, response)
  const client = must(tools)
  const renderer = await client.renderer(FIRST_LANGUAGE)
  const visitor = { who, language: languageFor(request, who) }
  const form = formOf(request.path)
  if (form) {
    response.vary('Accept-Language')
    const found = await paperOf(
      { renderer, caller, ...visitor, origin: publicUrl },
      form.path + searchOf(request),
      form.form,
    )
    if (found) return sendText(request, response, { status: 200, ...found })
  }
  if (request.path === '/') {
    const home = await onlyCommunity(caller, visitor)
    if (home !== null) return response.redirect(302, home)
  }
  const url = request.originalUrl
  const { queries } = renderer.match(url)
  // Before anything is read: what happens while the page is made is told to it once it listens.
  const since = await tools.store.read.events.last()
  const asked = async (language: Language) =>
    Promise.all(
      [{ name: 'readMe' } as PageQuery, ...queries].map((query) => askOrRefused(caller, { who, language }, query)),
    )
  let [me, ...results] = await asked(visitor.language)
  const language = languageFor(request, who, localeIn(results))
  // Only now is it known what the community speaks: what is drawn into its texts is asked for once more.
  if (language !== visitor.language) [me, ...results] = await asked(language)
  const moved = movedTo(request, queries[0], results[0])
  // A merge can be taken apart again, and browsers keep what moved for good: a merged question leads on for now.
  if (moved !== null) return response.redirect(standingUrl(results[0]) === null ? 301 : 302, moved)
  await sendScreen(tools, request, response, { url, since, me, results, language })
}

async function sendScreen(
  tools: PageTools,
  request: Request,
  response: Response,
  view: { url: string; since: number; me: unknown; results: readonly unknown[]; language: Language },
): Promise<void> {
  const client = must(tools)
  const { url, since, language } = view
  const { renderer, assets } = await programIn(client, language, response)
  const { publicUrl: origin, clock, screens } = tools
  const theme = themeIn(request)
  const me = told(view.me, language)
  const results = view.results.map((result) => told(result, language))
  const now = clock.now()
  const given = { url, me, results, origin, theme }
  const draw = () => renderer.render({ ...given, assets, now })
  const ending = renderer.ending({ now, since })
  if (client.build === null) {
    const { status, html } = draw()
    return sendHtml(client, request, response, { status, html: html + ending })
  }
  // All that is drawn from but the time, with what draws; its assets follow from these two. Whatever is drawn from something else is another screen.
  const of = { ...given, build: client.build, language }
  const encoding = encodingFor(request.headers['accept-encoding'])
  const { status, tag, opened } = await screens.take({ of, now, encoding, draw })
  response.vary('Accept-Language')
  sendOpened(request, response, { status, type: HTML, tag, opened, ending })
}

async function sendHtml(
  client: Client,
  request: Request,
  response: Response,
  { status, html }: { status: number; html: string },
): Promise<void> {
  const text = client.finish ? await client.finish(request.originalUrl, html) : html
  response.vary('Accept-Language')
  await sendText(request, response, { status, type: HTML, text })
}

const searchOf = (request: Request) => new URL(request.originalUrl, 'http://commonplace.invalid').search

/** What the community of a screen speaks, where the answers hold it. */
function localeIn(results: readonly unknown[]): string | undefined {
  const found = results.find(
    (result): result is { locale: string } =>
      typeof result === 'object' && result !== null && 'locale' in result && typeof result.locale === 'string',
  )
  return found?.locale
}

async function onlyCommunity(caller: Caller, visitor: Visitor): Promise<string | null> {
  const { items } = (await ask(caller, visitor, { name: 'listCommunities' })) as { items: CommunityRow[] }
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
  trouble: { status: number; detail: string },
) {
  const language = languageFor(request, STRANGER_AT_THE_DOOR)
  const wantsHtml = request.accepts(['html', 'json']) === 'html'
  if (tools.client !== null && wantsHtml && trouble.status === 404) {
    const me = await askOrRefused(tools.caller, { who: STRANGER_AT_THE_DOOR, language }, { name: 'readMe' })
    return sendScreen(tools, request, response, { url: '/-/-/-/-', since: 0, me, results: [], language })
  }
  const text = wantsHtml
    ? `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Commonplace</title><p>${escapeHtml(trouble.detail)}</p></html>\n`
    : JSON.stringify({ detail: trouble.detail })
  await sendText(request, response, {
    status: trouble.status,
    type: wantsHtml ? HTML : JSON_TYPE,
    text,
    caching: 'no-store',
  })
}
