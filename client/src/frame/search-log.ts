import { routes } from '@commonplace/api'
import { pathOf } from '../addresses.ts'
import { api, newId } from '../data/api.ts'
import { screenAt } from '../routes.ts'

// What people look for and do not find is what the community could write next. The words are logged, and never who looked for them.

interface Logged {
  readonly slug: string
  readonly q: string
  readonly id: string
  readonly sent: Promise<void>
}
let last: Logged | null = null

/** Nobody waits for it, and without a network there is nobody to tell: a search that is not logged loses nobody anything. */
const quietly = async (sending: Promise<unknown>): Promise<void> => {
  await sending.catch(() => undefined)
}

/** Leaves word of a search and of how much it found. The same search again, while it is the last one, is the same search. */
export function logSearch(slug: string, q: string, found: number): void {
  if (last?.slug === slug && last.q === q) return
  const id = newId()
  last = { slug, q, id, sent: quietly(api(routes.logSearch, { params: { slug }, input: { id, q, found } })) }
}

/** Says that the last search led somewhere: it was not in vain. */
export function endSearch(url: string): void {
  const screen = screenAt(pathOf(url))
  if (last === null || (screen.name !== 'page' && screen.name !== 'question')) return
  const { slug, id, sent } = last
  const input = { kind: screen.name, id: screen.id }
  void sent.then(() => quietly(api(routes.endSearch, { params: { slug, id }, input })))
}
