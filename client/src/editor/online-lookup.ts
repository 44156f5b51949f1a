import { type OutputOf, Refusal, routes, Unreachable } from '@commonplace/api'
import { newId } from '../data/api.ts'
import { currentOutbox } from '../data/outbox.ts'
import { fetchKept } from '../data/query-client.ts'
import { words } from '../words/editor.ts'
import type { Lookup } from './lookup.ts'

const MOST = 8

/** Looks things up at the server, and on this device where there is no server. What cannot be answered at all is an empty menu. */
export function communityLookup(slug: string): Lookup {
  const params = { slug }
  const search = async (q: string, kind?: 'question') => {
    const query = { q, limit: MOST, ...(kind ? { kind } : {}) }
    const { data } = await fetchKept({ name: 'search', params, query })
    return (data as OutputOf<typeof routes.search>).items
  }
  // No server, or no leave to look: the menu stays empty and what was typed stays. Anything else is a mistake of ours and is told.
  const orNothing = async <T>(asked: Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await asked
    } catch (error) {
      if (error instanceof Unreachable || error instanceof Refusal) return []
      throw error
    }
  }

  return {
    pages: (q) =>
      orNothing(
        q === ''
          ? fetchKept({ name: 'listPages', params, query: { limit: MOST } }).then(({ data }) =>
              (data as OutputOf<typeof routes.listPages>).items.map(({ id, title, kind }) => ({ id, title, kind })),
            )
          : search(q).then((hits) =>
              hits.flatMap(({ kind, id, title, pageKind }) =>
                kind === 'page' && pageKind ? [{ id, title, kind: pageKind }] : [],
              ),
            ),
      ),
    questions: (q) =>
      orNothing(
        q === ''
          ? fetchKept({ name: 'listQuestions', params, query: { limit: MOST } }).then(
              ({ data }) => (data as OutputOf<typeof routes.listQuestions>).items,
            )
          : search(q, 'question'),
      ),
    members: (q) =>
      orNothing(
        fetchKept({ name: 'listMembers', params, query: { limit: MOST, q } }).then(
          ({ data }) => (data as OutputOf<typeof routes.listMembers>).items,
        ),
      ),
    async pageAt(address) {
      if (!URL.canParse(address)) return null
      const { origin, pathname } = new URL(address)
      if (origin !== location.origin || !pathname.startsWith(`/${slug}/p/`)) return null
      const id = /-([\w]{6,40})$/.exec(pathname)?.[1]
      if (id === undefined) return null
      const [page] = await orNothing(
        fetchKept({ name: 'readPage', params: { id } }).then(({ data }) => [data as OutputOf<typeof routes.readPage>]),
      )
      return page ? { id: page.id, title: page.title, kind: page.kind } : null
    },
    async createPage(title) {
      const id = newId()
      const input = { id, documentId: newId(), kind: 'note' as const, title }
      const about = { what: words.menus.createPage(title), where: `/${slug}` }
      await currentOutbox().send(routes.createPage.name as 'createPage', { params, input, key: newId() }, about)
      return { id, title, kind: 'note' }
    },
  }
}
