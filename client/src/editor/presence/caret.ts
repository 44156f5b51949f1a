import { HUES, hueOf, initialsOf } from '@commonplace/domain'

/** Somebody else in the document, as the server stamped it. */
export interface Presence {
  readonly name: string
  readonly hue: number
}

/** Colours of those who are here: who came first keeps theirs, and whoever has the same gets the next that is free. */
const hues = new Map<string, number>()

/** Only these are here: the colours of all others are free again. */
export function keepHuesOf(names: readonly unknown[]): void {
  for (const name of hues.keys()) if (!names.includes(name)) hues.delete(name)
}

function hueFor(name: string, own: number): number {
  const used = new Set(hues.values())
  let hue = hues.get(name) ?? own
  if (!hues.has(name) && used.size < HUES) while (used.has(hue)) hue = (hue + 1) % HUES
  hues.set(name, hue)
  return hue
}

export function presenceOf(user: Record<string, unknown> | undefined): Presence {
  const name = typeof user?.name === 'string' && user.name ? user.name : '?'
  const hue = typeof user?.hue === 'number' && user.hue >= 0 && user.hue < HUES ? Math.floor(user.hue) : hueOf(name)
  return { name, hue: hueFor(name, hue) }
}

/** The caret of somebody else: a line, and a label that shows after a movement and then shrinks to a flag (see editor.css). */
export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const { name, hue } = presenceOf(user)
  const caret = document.createElement('span')
  // Told apart by the line as well as by the colour.
  caret.className = `remote-caret hue-${hue} line-${hue % 3}`
  caret.dataset.name = name
  const label = document.createElement('span')
  label.className = 'remote-caret-label'
  label.textContent = name
  // Two characters are there for those who cannot tell the colours apart.
  label.dataset.initials = initialsOf(name)
  caret.append(label)
  return caret
}

export function renderSelection(user: Record<string, unknown>): { class: string; 'data-name': string } {
  const { name, hue } = presenceOf(user)
  return { class: `remote-selection hue-${hue}`, 'data-name': name }
}
