import type { WorkerScope } from './scope.ts'

// Three kinds of cache: the build's files (one for each version), pages as a person saw them, and the pictures that were kept.

export const SHELL = '/offline-shell'
export const buildCache = (version: string) => `commonplace-build-${version}`
export const PAGES = 'commonplace-pages'
const WHO = 'commonplace-who'
const PICTURES = 'commonplace-files-'
const WHO_KEY = '/who'
const PLACE_KEY = '/place'
/** Pages that are kept as they were drawn. Reading itself lives in the database; these only open a little faster. */
const MOST_PAGES = 60

/** Whether an answer is ours: a captive portal or a proxy answers in our name, but without our mark. */
export const isOurs = (response: Response): boolean => response.headers.get('x-commonplace') !== null

async function currentMember({ caches }: WorkerScope): Promise<string | null> {
  // Looked at without being opened: opening would make it again after everything was forgotten.
  const response = await caches.match(WHO_KEY, { cacheName: WHO })
  return (await response?.text()) || null
}

/** Remembers who is signed in; a change of person clears what was cached for the one before. */
export async function rememberMember(scope: WorkerScope, memberId: string | null): Promise<void> {
  if ((await currentMember(scope)) !== memberId) {
    await scope.caches.delete(PAGES)
    await scope.caches.delete(WHO)
  }
  if (memberId === null) await scope.caches.delete(WHO)
  else await (await scope.caches.open(WHO)).put(WHO_KEY, new Response(memberId))
}

/** Where the person who is signed in was last; goes with everything else of theirs. */
export async function rememberPlace(scope: WorkerScope, path: string): Promise<void> {
  if (await currentMember(scope)) await (await scope.caches.open(WHO)).put(PLACE_KEY, new Response(path))
}

export async function lastPlace(scope: WorkerScope): Promise<string | null> {
  if ((await currentMember(scope)) === null) return null
  return (await (await scope.caches.match(PLACE_KEY, { cacheName: WHO }))?.text()) || null
}

/** Takes everything personal out of the caches. */
export async function forgetPerson({ caches }: WorkerScope): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((name) => name === PAGES || name === WHO || name.startsWith(PICTURES))
      .map((name) => caches.delete(name)),
  )
}

export async function keepPage({ caches }: WorkerScope, url: string, response: Response): Promise<void> {
  const cache = await caches.open(PAGES)
  await cache.delete(url)
  await cache.put(url, response)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)))
}

export async function dropPage({ caches }: WorkerScope, url: string): Promise<void> {
  await (await caches.open(PAGES)).delete(url)
}

/** A picture that the person who is signed in has kept. */
export async function keptPicture(scope: WorkerScope, url: string): Promise<Response | undefined> {
  const member = await currentMember(scope)
  return member ? (await scope.caches.open(PICTURES + member)).match(url) : undefined
}

/** Caches of builds that are no longer served. */
export async function dropOldBuilds({ caches }: WorkerScope, version: string): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(buildCache('')) && name !== buildCache(version))
  await Promise.all(old.map((name) => caches.delete(name)))
}
