import { type InputOf, Refusal, routes } from '@commonplace/api'
import { canReplaceWords, wordsIn } from '@commonplace/document'
import {
  type Actor,
  type Comment,
  type CommentId,
  MOST_THREADS,
  type Page,
  UNANCHORED,
  type Words,
} from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { freshContent } from '../shared/fresh.ts'
import { threadShape } from '../shared/thread-shape.ts'
import { openThread } from './open-comment.ts'

type Input = InputOf<typeof routes.commentPage>
type Where = Pick<Comment, 'replyTo' | 'anchor' | 'stands' | 'proposal'>

/** Speaks in the margin of a page. Sent twice under the same id by the same person, it stands there once. */
export const commentPage = useCase(routes.commentPage, async (services, asking) => {
  const { store, clock, random } = services
  const { actor, input, now: at } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as CommentId
  const act = input.proposal === undefined ? 'remark' : 'suggest'
  if (input.markdown === '' && act === 'remark')
    throw new Refusal('bad-input', say('writeFirst'), { field: 'markdown' })
  const opened = await openPage(store.read, actor, act, asking.params.id)
  alive(opened.page, 'page')
  const where = await placeOf(services, actor, opened.page, input)
  const { community, page, thread } = await store.change(async (writes) => {
    const { community, page } = await openPage(writes, actor, act, asking.params.id)
    alive(page, 'page')
    const before = await writes.comments.byId(id)
    if (before && (before.by !== by || before.text !== input.markdown || before.subject.id !== page.id))
      throw new Refusal('conflict', say('commentIdTaken'), { field: 'id' })
    if (!before) {
      if (where.replyTo === null) await refuseTooMany(writes, page)
      const subject = { kind: 'page', id: page.id } as const
      const text = input.markdown
      const said = { id, communityId: community.id, subject, text, by, at, changedAt: at, deletedAt: null }
      await writes.comments.add({ ...UNANCHORED, ...said, ...where })
      // Whoever speaks again in a settled thread has not settled it.
      if (where.replyTo !== null) await writes.comments.change(where.replyTo, { resolved: null })
      const data = { title: page.fields.title, comment: id, thread: where.replyTo ?? id }
      await writes.events.tell({ communityId: community.id, type: 'comment-given', by, subject, data }, at)
    }
    const { thread } = await openThread(writes, actor, 'remark', before?.replyTo ?? where.replyTo ?? id)
    return { community, page, thread }
  })
  return threadShape(services, actor, community, page, thread)
})

/** Where it is said: in a thread that is there, on words of the page as they stand there now, or on all of it. */
async function placeOf(services: Services, actor: Actor, page: Page, input: Input): Promise<Where> {
  const { on, replyTo, proposal = null } = input
  if (proposal !== null && (!on || replyTo !== undefined))
    throw new Refusal('bad-input', say('selectWords'), { field: 'on' })
  if (replyTo !== undefined) {
    const { thread } = await openThread(services.store.read, actor, 'remark', replyTo)
    if (thread.subject.id !== page.id) throw new Refusal('bad-input', say('threadElsewhere'), { field: 'replyTo' })
    return { replyTo: thread.id, anchor: null, stands: null, proposal }
  }
  if (!on) return { replyTo: null, anchor: null, stands: null, proposal }
  const { quote, before = '', after = '' } = on
  const anchor = { quote, before, after }
  const { content } = await freshContent(services, page.documentId)
  const stands = content && wordsIn(content.text, anchor)
  if (proposal === null) return { replyTo: null, anchor, stands, proposal }
  if (!stands) throw new Refusal('bad-input', say('selectStanding'), { field: 'on' })
  return { replyTo: null, anchor, stands, proposal: await proposed(services, page, stands, proposal) }
}

/** What is proposed as it would be put in: over several paragraphs a line for each of them. */
async function proposed({ documents }: Services, page: Page, stands: Words, proposal: string): Promise<string> {
  const lines = stands.quote.split('\n').length
  if (lines === 1) return proposal.replace(/\s+/g, ' ')
  const tidy = proposal.replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ')
  if (tidy.split('\n').length !== lines)
    throw new Refusal('bad-input', say('lineForEach', lines), { field: 'proposal' })
  if (await documents.read(page.documentId, (doc) => canReplaceWords(doc, stands, tidy))) return tidy
  throw new Refusal('bad-input', say('selectApart'), { field: 'on' })
}

async function refuseTooMany(reads: Reads, page: Page): Promise<void> {
  const open = await reads.comments.threads(page.id, 'open', MOST_THREADS)
  if (open.length >= MOST_THREADS) throw new Refusal('too-many', say('tooManyThreads', MOST_THREADS))
}
