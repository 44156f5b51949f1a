import { type OutputOf, routes } from '@commonplace/api'
import { type Community, can, type MemberId, type Page, type PageId, type QuestionId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import { communityTarget, openCommunity, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

type Helper = OutputOf<typeof routes.findHelpers>['items'][number]
interface Reason extends Pick<Helper, 'why' | 'title' | 'url'> {
  readonly member: MemberId
  readonly weight: number
}

const LIKE_IT = 12
const SHOWN = 6
const MOST_PAGES = 4
const WRITERS = 5

/** Who might know: stewards and writers of the pages a question touches, and those who answered questions like it. */
export const findHelpers = useCase(routes.findHelpers, async ({ store }, asking) => {
  const me = writerOf(asking)
  const { read } = store
  const community = await openCommunity(read, asking.actor, 'see-members', asking.params.slug)
  const text = asking.query.text.trim()
  const hits = text === '' ? [] : await read.search.similar(community.id, text, LIKE_IT)
  const ids = (kind: 'page' | 'question') => hits.filter((hit) => hit.kind === kind).map(({ id }) => id)
  const from = asking.query.page as PageId | undefined
  const pages = [...(from ? [from] : []), ...(ids('page') as PageId[])].slice(0, MOST_PAGES)
  const reasons = [
    ...(await ofPages(read, community, pages, from)),
    ...(await ofQuestions(read, community, ids('question') as QuestionId[])),
  ]
  return { items: await helpersOf(read, community, reasons, me) }
})

async function ofPages(reads: Reads, community: Community, ids: readonly PageId[], from?: PageId): Promise<Reason[]> {
  const found = await reads.pages.many([...new Set(ids)])
  const reasons: Reason[] = []
  for (const page of found.values()) {
    if (page.communityId !== community.id || page.deletedAt !== null) continue
    const near = page.id === from ? 2 : 1
    const about = (page: Page) => ({ title: page.fields.title, url: pageUrl(community, page) })
    for (const member of page.fields.stewards)
      reasons.push({ member, why: 'stewards', weight: 3 * near, ...about(page) })
    for (const member of (await reads.versions.contributorsOf(page.documentId)).slice(0, WRITERS))
      reasons.push({ member, why: 'wrote', weight: 1.5 * near, ...about(page) })
  }
  return reasons
}

async function ofQuestions(reads: Reads, community: Community, ids: readonly QuestionId[]): Promise<Reason[]> {
  const reasons: Reason[] = []
  for (const question of (await reads.questions.many(ids)).values()) {
    for (const answer of await reads.questions.answersOf(question.id)) {
      if (answer.obsolete !== null) continue
      const accepted = question.accepted?.answerId === answer.id ? 2 : 0
      const weight = 1 + accepted + Math.log2(1 + answer.votes) / 2
      const about = { title: question.title, url: questionUrl(community, question) }
      reasons.push({ member: answer.answeredBy, why: 'answered', weight, ...about })
    }
  }
  return reasons
}

/** The people with the best reasons, each with the best of theirs; who is no member any more cannot be asked. */
async function helpersOf(
  reads: Reads,
  community: Community,
  reasons: readonly Reason[],
  me: MemberId,
): Promise<Helper[]> {
  const sums = new Map<MemberId, { sum: number; best: Reason }>()
  for (const reason of reasons) {
    if (reason.member === me) continue
    const known = sums.get(reason.member)
    const best = known && known.best.weight >= reason.weight ? known.best : reason
    sums.set(reason.member, { sum: (known?.sum ?? 0) + reason.weight, best })
  }
  const people = await peopleOf(reads, sums.keys())
  const helpers: Helper[] = []
  for (const [member, { best }] of [...sums].sort(([, a], [, b]) => b.sum - a.sum)) {
    const role = (await reads.members.membership(community.id, member))?.role
    const actor = role && { memberId: member, roles: { [community.id]: role }, scopes: ['write'] as const }
    if (!actor || !can(actor, 'answer', communityTarget(community))) continue
    helpers.push({ person: people(member), why: best.why, title: best.title, url: best.url })
    if (helpers.length === SHOWN) break
  }
  return helpers
}
