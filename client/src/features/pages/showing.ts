import type { LinkEnd, PageShape } from '@commonplace/api'

/** What shows a section of a page, as far as whoever looks may see it. */
export const showingOf = (page: PageShape): LinkEnd[] => page.links.in.filter(({ type }) => type === 'shows')
