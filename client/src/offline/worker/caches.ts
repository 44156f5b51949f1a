import type { WorkerScope } from './scope.ts'

// Three kinds of cache: the build's files (one for each version), pages as a person saw them, and the pictures that were kept.

export const SHELL = '/offline-shell'
export const buildCache = (version: string) => `commonplace-build-${version}`
export const PAGES = 'commonplace-pages'
const WHO = 'commonplace-who'
const PICTURES = 'commonplace-files-'
const WHO_KEY = '/who'
/** Pages that are kept as they were drawn. Reading itself lives in the database; these only open a little faster. */
const MOST_PAGES = 60

/** Whether an answer is ours: a captive portal or a proxy answers in our name, but without our mark. */
export const isOurs = (response: Response): boolean => response.headers.get('x-commonplace') !== null

async function currentMember({ caches }: WorkerScope): Promise<string | null> {
  const response = await (await caches.open(WHO)).match(WHO_KEY)
  return (await response?.text()) || null
}

/** Remembers who is signed in; a change of person clears what was cached for the one before. */
export async function rememberMember(scope: WorkerScope, memberId: string | null): Promise<void> {
  if ((await currentMember(scope)) !== memberId) await scope.caches.delete(PAGES)
  await (await scope.caches.open(WHO)).put(WHO_KEY, new Response(memberId ?? ''))
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
