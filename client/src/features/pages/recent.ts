import { type RecentPage, readRecent, writeRecent } from '../../data/recent.ts'

/** Notes that a page was read, for the quick search to offer it first. */
export function remember(slug: string, page: RecentPage): void {
  writeRecent(slug, [page, ...readRecent(slug).filter(({ url }) => url !== page.url)])
}
