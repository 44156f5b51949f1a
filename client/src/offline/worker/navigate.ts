import { isOurs } from '@commonplace/api/headers'
import { buildCache, dropPage, keepPage, PAGES, SHELL } from './caches.ts'
import { lastPlace } from './person.ts'
import type { FetchEvent, WorkerScope } from './scope.ts'

/** Milliseconds a page that is kept here as it was drawn waits for a newer one, and one that the shell may have to open. */
const WAIT_KEPT = 3_000
const WAIT_UNKNOWN = 5_000

/** How the manifest marks the start of the installed program: it opens where its person was last. */
const BEGUN = '?from=home-screen'

/**
 * Opens a page: from the network where it answers soon and in our name, else as it was last seen, else the empty shell, which reads
 * from the database. A server in trouble (5xx) is as good as none where there is a copy.
 */
export async function navigate(scope: WorkerScope, event: FetchEvent, version: string): Promise<Response> {
  const { url } = event.request
  const address = withoutHash(url)
  const begun = new URL(address)
  if (begun.pathname === '/' && begun.search === BEGUN) {
    const place = await lastPlace()
    if (place) return Response.redirect(begun.origin + place)
  }
  const copy = await (await scope.caches.open(PAGES)).match(address)
  const asked = ask(scope, address)
  // A late answer is still kept for the next time.
  event.waitUntil(asked.then((response) => (response ? keep(scope, address, response.clone()) : undefined)))
  const fresh = await within(copy ? WAIT_KEPT : WAIT_UNKNOWN, asked)
  if (fresh && fresh.status < 500) return arrived(fresh, address)
  if (!copy && new URL(address).pathname === '/') {
    // The root is where only the server can send on from: open where its reader was, or what was drawn last.
    const place = await lastPlace()
    const last = (await (await scope.caches.open(PAGES)).keys()).at(-1)?.url
    if (place || last) return Response.redirect(place ? new URL(place, address).href : (last ?? ''))
  }
  const shell = await (await scope.caches.open(buildCache(version))).match(SHELL)
  return copy ?? shell ?? fresh ?? Response.error()
}

/** Asks the server, following redirects, which shows whether they end in our house; null where nobody of ours answers. */
async function ask(scope: WorkerScope, url: string): Promise<Response | null> {
  try {
    const response = await scope.fetch(url, {
      credentials: 'same-origin',
      redirect: 'follow',
      headers: { Accept: 'text/html' },
    })
    return isOurs(response) ? response : null
  } catch (error) {
    // No network, a server that is down, a redirect to a portal on another host: all the same to who wants to read.
    console.debug('Nobody of ours answers.', error)
    return null
  }
}

/** A page that was reached through a redirect gets its own address. */
function arrived(response: Response, address: string): Response {
  return response.redirected && response.url !== address ? Response.redirect(response.url) : response.clone()
}

async function keep(scope: WorkerScope, address: string, response: Response): Promise<void> {
  const isPage = (response.headers.get('Content-Type') ?? '').startsWith('text/html')
  if (response.ok && isPage)
    return keepPage(scope, response.redirected ? withoutHash(response.url) : address, plain(response))
  // What may no longer be seen is not shown from the cache either.
  if (response.status >= 400 && response.status < 500) await dropPage(scope, address)
}

/** A response that was redirected may not answer a navigation; a copy of it may. */
const plain = (response: Response): Response =>
  response.redirected ? new Response(response.body, { headers: response.headers, status: response.status }) : response

function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  return Promise.race([work, new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))])
}

const withoutHash = (url: string) => url.split('#')[0] ?? url
