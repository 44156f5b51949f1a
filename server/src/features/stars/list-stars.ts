import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { pageRows, questionRows } from '../shared/rows.ts'

/** What the caller starred, the latest first. What lies in the trash is passed over, and is there again when it comes out. */
export const listStars = useCase(routes.listStars, async ({ store: { read } }, asking) => {
  const by = writerOf(asking)
  const community = await openCommunity(read, asking.actor, 'read', asking.params.slug)
  const { limit = 50, cursor } = asking.query
  const stars = await read.stars.list(community.id, by, { limit, cursor })
  const pages = await read.pages.many(stars.items.flatMap((star) => (star.kind === 'page' ? star.id : [])))
  const asked = await read.questions.many(stars.items.flatMap((star) => (star.kind === 'question' ? star.id : [])))
  const shown = (thing: { readonly deletedAt: number | null }) => thing.deletedAt === null
  const pageOf = byId(await pageRows(read, community, [...pages.values()].filter(shown), asking.now, 'all'))
  const questionOf = byId(
    await questionRows(
      read,
      community,
      [...asked.values()].filter((one) => shown(one) && one.held === null),
      'all',
    ),
  )
  const items = stars.items.map(({ kind, id, at }) => ({
    at,
    page: (kind === 'page' && pageOf.get(id)) || null,
    question: (kind === 'question' && questionOf.get(id)) || null,
  }))
  return { items: items.filter((one) => one.page !== null || one.question !== null), next: stars.next }
})

const byId = <T extends { readonly id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]))
