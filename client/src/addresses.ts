import type { Kind } from '@commonplace/domain'
import { KIND_PATHS } from './routes.ts'

// Addresses are written here and read in routes.ts; the server gives those of pages and questions itself.

const pathOfKind = new Map(Object.entries(KIND_PATHS).map(([path, kind]) => [kind, path]))

export const addresses = {
  community: (slug: string) => `/${slug}`,
  list: (slug: string, word: string) => `/${slug}/${word}`,
  kind: (slug: string, kind: Kind) => `/${slug}/${pathOfKind.get(kind) ?? 'pages'}`,
  page: (slug: string, id: string) => `/${slug}/p/${id}`,
  /** A new page; with the title it is wanted under, the id that links lead to already, or the practice that a story tries. */
  create: (slug: string, kind: Kind, given: { title?: string; pageId?: string; tried?: string } = {}) =>
    withQuery(`/${slug}/new/${kind}`, {
      title: given.title ?? null,
      id: given.pageId ?? null,
      tried: given.tried ?? null,
    }),
  /** A question, or a page, of what was said on a page: a comment by its id, or the page itself. */
  askOf: (slug: string, { pageId, said }: { pageId: string; said: string }) =>
    withQuery(`/${slug}/ask`, { page: pageId, said }),
  createOf: (slug: string, kind: Kind, { pageId, said }: { pageId: string; said: string }) =>
    withQuery(`/${slug}/new/${kind}`, { on: pageId, said }),
  search: (slug: string, q: string) => `/${slug}/search?q=${encodeURIComponent(q)}`,
  tag: (list: string, tag: string) => `${list}?tag=${encodeURIComponent(tag)}`,
  ask: (slug: string, from?: { pageId: string; quote: string; title?: string }) =>
    from
      ? `/${slug}/ask?${new URLSearchParams({ page: from.pageId, quote: from.quote, ...(from.title ? { title: from.title } : {}) })}`
      : `/${slug}/ask`,
  askTitled: (slug: string, title: string) => `/${slug}/ask?title=${encodeURIComponent(title)}`,
  member: (slug: string, id: string) => `/${slug}/m/${id}`,
  signIn: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
}

/** The path of an address the server gave, which may be absolute. */
export function pathOf(url: string): string {
  if (url.startsWith('/')) return url
  const { pathname, search, hash } = new URL(url, 'http://commonplace.invalid')
  return pathname + search + hash
}

/** A path with some query values set or, given null, taken away. */
export function withQuery(path: string, change: Record<string, string | null>): string {
  const url = new URL(path, 'http://commonplace.invalid')
  for (const [name, value] of Object.entries(change)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return url.pathname + url.search
}
