import { isOurs } from '@commonplace/api/headers'
import {
  buildCache,
  dropOldBuilds,
  forgetPerson,
  keepPage,
  keptPicture,
  PAGES,
  rememberMember,
  SHELL,
} from './caches.ts'
import { navigate } from './navigate.ts'
import { tellNotices } from './notices.ts'
import { rememberPlace } from './person.ts'
import { isToWorker, type WorkerScope } from './scope.ts'

export interface Build {
  /** Changes with every change of the worker, the shell or any file. */
  readonly version: string
  /** The build's files, from the root. */
  readonly files: readonly string[]
  /** Files of words, which every language has: those of the language that the shell speaks are kept. */
  readonly words: readonly string[]
}

/** Never answered from here: the API, live documents, and what operators ask. */
const NOT_OURS = /^\/(api|sync|healthz|readyz|metrics|sw\.js)(\/|$)/
const PICTURE = /^\/api\/v1\/attachments\//
/** Addresses that are files of another form of a page. */
const OTHER_FORM = /\.(md|json|atom|xml|txt|zip)$/

/** The service worker: makes the pages of this site open without a network. */
export function runWorker(scope: WorkerScope, { version, files, words }: Build): void {
  const known = new Set(files)

  scope.addEventListener('install', (event) => event.waitUntil(install()))
  scope.addEventListener('activate', (event) => event.waitUntil(activate()))

  scope.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.origin !== scope.location.origin) return
    if (PICTURE.test(url.pathname)) return event.respondWith(picture(request))
    if (NOT_OURS.test(url.pathname)) return
    if (request.mode === 'navigate') {
      if (!OTHER_FORM.test(url.pathname)) event.respondWith(navigate(scope, event, version))
    } else if (known.has(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(file(request))
  })

  /** What is remembered of a person is written in the order it was told. */
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work, work)
    return turn
  }

  scope.addEventListener('message', (event) => {
    const { data } = event
    if (!isToWorker(data)) return
    switch (data.type) {
      case 'me':
        return event.waitUntil(inTurn(() => rememberMember(scope, data.memberId)))
      case 'here':
        return event.waitUntil(inTurn(() => rememberPlace(data.path)))
      case 'forget':
        return event.waitUntil(inTurn(() => forgetPerson(scope, data.memberId)))
      case 'speak':
        return event.waitUntil(inTurn(() => speak(data.language)).then(() => event.ports?.[0]?.postMessage('spoken')))
      case 'take-over':
        return event.waitUntil(scope.skipWaiting())
    }
  })

  scope.addEventListener('sync', (event) => {
    if (event.tag === 'outbox') event.waitUntil(tell({ type: 'flush' }))
  })

  tellNotices(scope)

  async function install(): Promise<void> {
    const cache = await scope.caches.open(buildCache(version))
    if (!(await cache.match(SHELL))) await keepShell(SHELL)
    for (const path of files) await keepFile(cache, path)
  }

  async function keepFile(cache: Cache, path: string): Promise<void> {
    if (!(await cache.match(path))) await cache.put(path, await fetched(path))
  }

  async function fetched(path: string): Promise<Response> {
    const response = await scope.fetch(path, { cache: 'no-cache', credentials: 'same-origin' })
    // A portal's page among our files would break every cold start: rather no new version than that one.
    if (!response.ok || response.redirected || (path.startsWith(SHELL) && !isOurs(response)))
      throw new Error(`${path} could not be kept: ${response.status}`)
    return response
  }

  /** Keeps the shell, and before it the words it speaks with. */
  async function keepShell(path: string): Promise<void> {
    const cache = await scope.caches.open(buildCache(version))
    const shell = await fetched(path)
    const folder = /"words\/":"([^"]+)"/.exec(await shell.clone().text())?.[1]
    if (folder) for (const name of words) await keepFile(cache, folder + name)
    await cache.put(SHELL, shell)
  }

  /** From now on what opens without a network speaks this language: pages that were drawn in another are no more. */
  async function speak(language: string): Promise<void> {
    const cache = await scope.caches.open(buildCache(version))
    const spoken = /<html lang="([\w-]+)"/.exec((await (await cache.match(SHELL))?.text()) ?? '')?.[1]
    if (spoken === language) return
    await keepShell(`${SHELL}?language=${encodeURIComponent(language)}`)
    await scope.caches.delete(PAGES)
  }

  async function activate(): Promise<void> {
    await dropOldBuilds(scope, version)
    await scope.clients.claim()
    // The pages that are open were loaded before the worker was there.
    for (const { url } of await windows()) {
      const address = url.split('#')[0] ?? url
      try {
        const response = await scope.fetch(address, { credentials: 'same-origin', headers: { Accept: 'text/html' } })
        if (response.ok && !response.redirected && isOurs(response)) await keepPage(scope, address, response)
      } catch (error) {
        console.debug('The open page is kept when it is next visited.', error)
      }
    }
  }

  async function picture(request: Request): Promise<Response> {
    return (await keptPicture(scope, request.url)) ?? scope.fetch(request)
  }

  /** A file of the build never changes under its name. */
  async function file(request: Request): Promise<Response> {
    const cache = await scope.caches.open(buildCache(version))
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true })
    if (kept) return kept
    const response = await scope.fetch(request)
    if (response.ok && isOurs(response) && new URL(request.url).pathname.startsWith('/assets/')) {
      await cache.put(request, response.clone())
    }
    return response
  }

  const windows = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true })

  async function tell(message: unknown): Promise<void> {
    const open = await windows()
    // Nobody is here to send what waits: rejecting makes the browser ask again later.
    if (open.length === 0) throw new Error('No window is open')
    for (const client of open) client.postMessage(message)
  }
}
