import { type OutputOf, routes } from '@commonplace/api'
import type { PageId, QuestionId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { resolver } from '../shared/link-ends.ts'

type Item = OutputOf<typeof routes.listBrokenLinks>['items'][number]

const MOST = 200

/** Links of a community that lead nowhere: to what lies in the trash or was withdrawn, and to ids that nothing has. */
export const listBrokenLinks = useCase(routes.listBrokenLinks, async ({ store }, { actor, params }) => {
  const { read } = store
  const community = await openCommunity(read, actor, 'read', params.slug)
  const trashed = await read.links.toTrash(community.id, MOST)
  const loose = (await read.links.loose(community.id, MOST * 5)).filter(({ kind }) => kind !== 'title')
  const resolve = await resolver(
    read,
    community,
    [...trashed, ...loose].map(({ from }) => from),
  )
  // What lies in the trash is named to those who could look there; everybody else sees only where the link stands.
  const names =
    actor.memberId !== null && actor.roles[community.id] !== undefined && actor.roles[community.id] !== 'guest'
  const pages = await read.pages.many(trashed.filter(({ to }) => to.kind === 'page').map(({ to }) => to.id as PageId))
  const questions = await read.questions.many(
    trashed.filter(({ to }) => to.kind === 'question').map(({ to }) => to.id as QuestionId),
  )
  const items: Item[] = []
  for (const { type, from, to, sentence } of trashed) {
    const end = resolve(from)
    const page = to.kind === 'page' ? pages.get(to.id as PageId) : undefined
    const withdrawn = to.kind === 'question' && questions.has(to.id as QuestionId)
    if (!end || (!page && !withdrawn)) continue
    items.push({
      from: { ...end, type, sentence },
      to: (names && page?.fields.title) || '',
      why: 'trash',
      pageId: null,
    })
  }
  for (const { from, kind, key, sentence } of loose) {
    const end = resolve(from)
    if (end)
      items.push({
        from: { ...end, type: 'mentions', sentence },
        to: '',
        why: 'unknown',
        pageId: kind === 'page' ? key : null,
      })
  }
  return { items: items.slice(0, MOST) }
})
