import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { decoded } from './routes.ts'

// Addresses in the browser. Links are plain links: one listener takes those of this site, so that text made by the server navigates too.

const listeners = new Set<() => void>()
let prepare: (url: string) => Promise<void> = async () => undefined
let latest = 0
let arriving = false
/** The address of what is shown: Back has gone elsewhere by the time one hears of it. */
let held = ''
/** Between the place of a hit and the words that were found there. */
const FRAGMENT = ':~:text='
let found = ''

/** The address the server renders at; the browser reads its own. */
export const ServerLocation = createContext('/')

const current = (): string => location.pathname + location.search

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The path with its query. */
export function useAddress(): string {
  const given = useContext(ServerLocation)
  return useSyncExternalStore(subscribe, current, () => given)
}

/** Tells where the reader goes, at once and whenever that changes. */
export function onPlace(told: (path: string) => void): void {
  told(current())
  subscribe(() => told(current()))
}

function changed(): void {
  for (const listener of listeners) listener()
}

const holds = new Set<() => boolean>()

/** Asks before a screen is left on which words would be lost, until the returned function is called; `ask` says whether to go. */
export function beforeLeaving(ask: () => boolean): () => void {
  holds.add(ask)
  return () => void holds.delete(ask)
}

export const mayLeave = (): boolean => [...holds].every((ask) => ask())

/** How long the old screen may stay while the next one is fetched, in milliseconds; after that the next one shows that it waits. */
const PATIENCE = 400

/** Goes to an address of this site. The old screen stays until the new one is ready, or patience ends. */
export async function navigate(to: string, { replace = false } = {}): Promise<void> {
  if (!mayLeave()) return
  latest += 1
  const mine = latest
  const url = new URL(to, location.href)
  let takeFaces: () => void = () => undefined
  const late = import('./frame/late-faces.ts').then(({ lateFaces }) => lateFaces())
  const faces = late.then((take) => {
    takeFaces = take
  }, console.warn)
  const ready = Promise.all([prepare(url.pathname + url.search), faces])
  await Promise.race([ready, new Promise((done) => setTimeout(done, PATIENCE))])
  if (mine !== latest) return
  takeFaces()
  const [place = '', marked = ''] = url.hash.split(FRAGMENT)
  url.hash = place
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  held = location.href
  arriving = true
  found = marked
  changed()
}

/** Where the reader is put on a new screen: at the heading of the link, else at the top with the title in focus. */
function arrive(hash: string): void {
  const target = hash ? document.getElementById(decoded(hash.slice(1))) : null
  if (target) target.scrollIntoView()
  const fragment = found
  // Where a whole page is loaded the browser marks them by itself.
  if (fragment) import('./ui/mark-words.ts').then(({ markWords }) => markWords(target, fragment), console.warn)
  found = ''
  if (target) return
  scrollTo({ top: 0, behavior: 'instant' })
  const main = document.getElementById('main')
  const titled = () => main?.querySelector<HTMLElement>('h1')
  const stand = titled() ?? main
  stand?.focus({ preventScroll: true })
  if (!main || stand !== main) return
  // The title has yet to come: who has not gone elsewhere meanwhile is put there once it has.
  const watch = new MutationObserver(() => {
    const late = titled()
    if (!late) return
    watch.disconnect()
    if (document.activeElement === main) late.focus({ preventScroll: true })
  })
  watch.observe(main, { childList: true, subtree: true })
}

/** Moves the reader along after a link was followed; going back leaves the place to the browser. */
export function useArrival(address: string): void {
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    if (arriving) arrive(location.hash)
    arriving = false
  }, [address])
}

function linkOf(event: Event): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null
  const { pathname } = link
  const isScreen = !/^\/(api|assets|files)\//.test(pathname) && !/\.(md|json|atom|xml|txt)$/.test(pathname)
  return isScreen ? link : null
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = linkOf(event)
  if (!link) return
  const samePlace = link.pathname === location.pathname && link.search === location.search
  if (samePlace && link.hash) return
  event.preventDefault()
  void navigate(link.href)
}

/** Takes over the links of this site and the Back button. `ready` fetches what an address needs; it is also called when a link is near. */
export function startNavigation(ready: (url: string) => Promise<void>): void {
  prepare = ready
  document.addEventListener('click', onClick)
  held = location.href
  addEventListener('popstate', () => {
    const { pathname, search } = new URL(held)
    if (pathname + search !== current() && !mayLeave()) return history.pushState(null, '', held)
    held = location.href
    latest += 1
    changed()
  })
  for (const near of ['pointerover', 'focusin'] as const) {
    document.addEventListener(near, (event) => {
      const link = linkOf(event)
      if (link) void ready(link.pathname + link.search)
    })
  }
}
