import { addresses } from '../addresses.ts'
import { navigate } from '../navigation.ts'
import { type Screen, slugOfScreen } from '../routes.ts'
import { toast } from '../ui/toasts.tsx'
import { keyWords } from '../words/keys.ts'

/** Whoever would save learns that all is saved, and may have meant to keep a state of it. */
export function saySaved(screen: Screen): void {
  const naming = screen.name === 'page' ? `${addresses.page(screen.slug, screen.id)}/history#name` : null
  toast(
    keyWords.savesItself,
    naming === null ? null : { label: keyWords.nameVersion, run: () => void navigate(naming) },
  )
}

/** Where G and a letter go; one's own places begin with a slash. */
const PLACES: Readonly<Record<string, string>> = {
  h: '',
  p: 'practices',
  s: 'stories',
  m: 'methods',
  q: 'questions',
  g: 'gaps',
  b: 'stars',
  i: '/inbox',
  d: 'measures',
  o: 'offline',
}

/** Goes to a place of this community, or to one's own. */
export function goTo(key: string, slug: string | null): void {
  const place = PLACES[key]
  if (place?.startsWith('/')) void navigate(place)
  else if (place !== undefined && slug !== null) void navigate(addresses.list(slug, place).replace(/\/$/, ''))
}

/** What letters and brackets do that are pressed on some screens only. */
export function onLetter({ key, repeat }: KeyboardEvent, screen: Screen): void {
  const part = PARTS[key]
  if (part) {
    // One that is held would make the screen flicker.
    if (!repeat) putAway(part)
  } else if (/u/i.test(key)) toList(screen)
  else if (/r/i.test(key)) reply()
  else stepRow(/j/i.test(key) ? 1 : -1)
}

/** Lists of what names no list at its top. */
const LISTS: Readonly<Partial<Record<Screen['name'], string>>> = {
  member: 'members',
  gathering: 'programme',
  challenge: 'challenges',
  ask: 'questions',
}

/** Back to the list that a page, a question or what else is on screen belongs to. */
function toList(screen: Screen): void {
  const named = document.querySelector<HTMLElement>('.crumbs a')
  const list = LISTS[screen.name]
  const slug = slugOfScreen(screen)
  if (named) named.click()
  else if (list && slug !== null) void navigate(addresses.list(slug, list))
}

/** Answers the note one stands at, else the question or page on screen: a form takes the caret, what opens one is pressed. */
function reply(): void {
  const note = document.activeElement?.closest('.note')
  const marked = note?.querySelector<HTMLElement>('[data-key=r]') ?? document.querySelector<HTMLElement>('[data-key=r]')
  if (marked instanceof HTMLFormElement) {
    marked.scrollIntoView({ block: 'nearest' })
    marked.querySelector<HTMLElement>('[contenteditable=true], textarea')?.focus()
  } else marked?.click()
}

type Part = 'nav' | 'margin'
const PARTS: Readonly<Record<string, Part>> = { '[': 'nav', ']': 'margin' }
/** Takes away what was told when a part was put away. */
const told: Partial<Record<Part, () => void>> = {}

/**
 * Puts the navigation or the margin away, or brings it back. It lasts until the window is loaded again: nobody has to look tomorrow for what
 * a key took away today. On a phone the margin is a sheet, and the navigation stands below.
 */
function putAway(name: Part): void {
  const part = document.querySelector<HTMLElement>(`.${name}`)
  if (!part) return
  const isShown = part.checkVisibility()
  const press = (button: string) => document.querySelector<HTMLElement>(button)?.click()
  if (matchMedia('(max-width: 760px)').matches) {
    if (name === 'margin') press(isShown ? '.sheet-close' : '.sheet-open')
    return
  }
  const { classList } = document.documentElement
  classList.toggle(`${name}-away`, isShown)
  told[name]?.()
  if (!isShown) return
  if (name === 'margin') press('.sheet-close')
  if (part.contains(document.activeElement)) document.getElementById('main')?.focus({ preventScroll: true })
  told[name] = toast(keyWords.away[name], {
    label: keyWords.bringBack,
    run: () => classList.remove(`${name}-away`),
  })
}

/** Goes to the next or last row of what is listed and can be opened, where there is one that way. */
function stepRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main a.row-title')].filter(
    (row) => !row.closest('[hidden], details:not([open])'),
  )
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step] ?? (step > 0 ? null : rows[0])
  next?.focus()
}
