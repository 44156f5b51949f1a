import type { EvidenceShape, PageShape } from '@commonplace/api'
import { type Community, type Page, rungOf, tallyOf } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl } from './addresses.ts'

/** So many stories are named under a practice, the latest first; all of them count. */
const NAMED = 30

/** What stories that the asker may read say of a practice. The store knows of no others, so none of them is counted either. */
export async function evidenceOf(
  { store: { read }, settings }: Services,
  community: Community,
  page: Page,
): Promise<EvidenceShape | null> {
  if (page.kind !== 'practice') return null
  const tellings = await read.evidence.of(page.id)
  const { rungs } = await settings.read(community.slug)
  const latest = tellings.slice(0, NAMED)
  const stories = await read.pages.many(latest.map(({ story }) => story))
  return {
    ...tallyOf(tellings),
    rung: rungOf(tellings, page.fields.status, rungs),
    numbers: { ...rungs },
    stories: latest.flatMap(({ story, outcome, at }) => {
      const one = stories.get(story)
      return one ? [{ id: one.id, title: one.fields.title, url: pageUrl(community, one), outcome, at }] : []
    }),
  }
}

/** The practices that a story says it tried, by the titles they have today. What is in the trash, or not for the asker, is not among them. */
export async function triedBy(reads: Reads, community: Community, page: Page): Promise<PageShape['tried']> {
  if (page.kind !== 'story' || page.fields.tried.length === 0) return []
  const practices = await reads.pages.many(page.fields.tried.map((one) => one.page))
  return page.fields.tried.flatMap(({ page: id, outcome }) => {
    const one = practices.get(id)
    const shown = one && one.deletedAt === null && one.communityId === community.id
    return shown ? [{ id, title: one.fields.title, url: pageUrl(community, one), outcome }] : []
  })
}
