import { currentMember, forgetMember, sayMember } from './person.ts'
import type { WorkerScope } from './scope.ts'

// Three kinds of cache: the build's files (one for each version), pages as a person saw them, and the pictures that were kept.

export const SHELL = '/offline-shell'
export const buildCache = (version: string) => `commonplace-build-${version}`
export const PAGES = 'commonplace-pages'
const PICTURES = 'commonplace-files-'
/** Pages that are kept as they were drawn. Reading itself lives in the database; these only open a little faster. */
const MOST_PAGES = 60

/** Remembers who is signed in; a change of person clears what was cached for the one before. */
export async function rememberMember({ caches }: WorkerScope, memberId: string | null): Promise<void> {
  if ((await currentMember()) !== memberId) await caches.delete(PAGES)
  await (memberId === null ? forgetMember() : sayMember(memberId))
}

/**
 * Forgets a member, and takes everything of theirs out of the caches: their pictures always; the pages as they were drawn only where no other
 * member is here since, whose they are then. Without a member, everybody.
 */
export async function forgetPerson({ caches }: WorkerScope, memberId?: string): Promise<void> {
  const here = await currentMember()
  const others = memberId !== undefined && here !== null && here !== memberId
  const isTheirs = (name: string) =>
    (name === PAGES && !others) || (memberId === undefined ? name.startsWith(PICTURES) : name === PICTURES + memberId)
  const personal = (await caches.keys()).filter(isTheirs)
  await Promise.all([others ? null : forgetMember(), ...personal.map((name) => caches.delete(name))])
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
  const member = await currentMember()
  return member ? (await scope.caches.open(PICTURES + member)).match(url) : undefined
}

/** Where builds before this one knew the person from. */
const FORMER_WHO = 'commonplace-who'

/** Caches of builds that are no longer served. */
export async function dropOldBuilds({ caches }: WorkerScope, version: string): Promise<void> {
  const isOld = (name: string) =>
    name === FORMER_WHO || (name.startsWith(buildCache('')) && name !== buildCache(version))
  const old = (await caches.keys()).filter(isOld)
  await Promise.all(old.map((name) => caches.delete(name)))
}
