import { type OutputOf, Refusal, routes } from '@commonplace/api'
import {
  type Actor,
  type Community,
  DIGESTS_BACK,
  type Instant,
  languageOf,
  lastDigest,
  nextDigest,
  type Page,
  WEEK,
} from '@commonplace/domain'
import { type Digest, digestFor, weekOf } from '../../derive/digest.ts'
import { digestWords, wordsPage } from '../../derive/digest-words.ts'
import { addNote, noteSeed } from '../../derive/new-note.ts'
import type { DigestDraft } from '../../ports/mails.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { pageUrl } from '../shared/addresses.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import { renderBody } from '../shared/render-body.ts'

const AS_IT_COMES: DigestDraft = { intro: '', skipped: false, pageId: null }

const listed = (digest: Digest) => ({
  ...{
    thoughts: [...digest.thoughts],
    pages: [...digest.pages],
    stories: [...digest.stories],
    changed: [...digest.changed],
  },
  ...{ unanswered: [...digest.unanswered], accepted: [...digest.accepted], joined: [...digest.joined] },
  ...{ challenges: [...digest.challenges], next: digest.next },
})

async function draftOf(
  services: Services,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<OutputOf<typeof routes.readDigest>> {
  const { store, mail } = services
  const { read } = store
  const at = nextDigest(now)
  const draft = (await read.mails.draft(community.id, at)) ?? AS_IT_COMES
  const digest = await digestFor(read, actor, community, await weekOf(read, community, at))
  const page = await wordsPage(read, draft.pageId)
  return {
    ...{ sends: mail !== null, at, intro: await digestWords(read, draft), skipped: draft.skipped },
    page: page && { title: page.fields.title, url: pageUrl(community, page) },
    ...listed(digest),
  }
}

/** The digest as the host who looks would get it now. */
export const readDigest = useCase(routes.readDigest, async (services, asking) => {
  const community = await openCommunity(services.store.read, asking.actor, 'administer', asking.params.slug)
  return draftOf(services, asking.actor, community, asking.now)
})

/** Writes above it, or leaves it out this week. Once a page was opened for it, its words are what stands there. */
export const changeDigest = useCase(routes.changeDigest, async (services, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const at = nextDigest(now)
  const community = await services.store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'administer', params.slug)
    const before = (await writes.mails.draft(community.id, at)) ?? AS_IT_COMES
    const { intro = before.intro, skipped = before.skipped } = input
    if (input.intro !== undefined && before.pageId !== null)
      throw new Refusal('conflict', say('digestHasPage'), { field: 'intro' })
    await writes.mails.setDraft(community.id, at, { ...before, intro, skipped }, by)
    return community
  })
  return draftOf(services, actor, community, now)
})

/**
 * The page in which hosts write above the next digest, together and live. It is made when one of them opens it first, once, and locked from the
 * beginning: everybody reads it, hosts write in it.
 */
export const openDigestPage = useCase(routes.openDigestPage, async (services, asking) => {
  const { store } = services
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const at = nextDigest(now)
  const community = await openCommunity(store.read, actor, 'administer', params.slug)
  const before = (await store.read.mails.draft(community.id, at)) ?? AS_IT_COMES
  const there = await wordsPage(store.read, before.pageId)
  if (there) return { id: there.id, url: pageUrl(community, there) }
  const { locale } = await services.settings.read(community.slug)
  const title = wordsIn(languageOf(locale) ?? services.language).papers.digest(new Date(at).toISOString().slice(0, 10))
  const json = await readMarkdown(services, community, before.intro)
  const seed = noteSeed(services, community, { title, json, by, at: now })
  const page = await store.change(async (writes): Promise<Page> => {
    await openCommunity(writes, actor, 'administer', params.slug)
    const draft = (await writes.mails.draft(community.id, at)) ?? AS_IT_COMES
    // Another host opened it in the same moment: theirs is everybody's.
    const other = await wordsPage(writes, draft.pageId)
    if (other) return other
    const made = await addNote(writes, services, community, seed, { lockedAt: now })
    await writes.mails.setDraft(community.id, at, { ...draft, pageId: made.id }, by)
    return made
  })
  return { id: page.id, url: pageUrl(community, page) }
})

/** A digest that went out, as whoever reads may see its week: the latest, or the one of a day. Nobody's mail is needed for it. */
export const readWeek = useCase(routes.readWeek, async (services, asking) => {
  const { store } = services
  const { read } = store
  const { actor, params, query, now } = asking
  const community = await openCommunity(read, actor, 'see-members', params.slug)
  const latest = lastDigest(now)
  const editions = Array.from({ length: DIGESTS_BACK }, (_, n) => latest - n * WEEK).filter(
    (at) => at > community.createdAt,
  )
  const at = query.at ?? latest
  if (query.at !== undefined && !editions.includes(at)) throw new Refusal('not-found', say('noSuchDigest'))
  const draft = (await read.mails.draft(community.id, at)) ?? AS_IT_COMES
  const page = await wordsPage(read, draft.pageId)
  const content = page && (await read.documents.content(page.documentId))
  const digest = await digestFor(read, actor, community, await weekOf(read, community, at))
  return {
    ...{ at, from: at - WEEK, editions },
    ...{ skipped: draft.skipped, intro: draft.pageId === null ? draft.intro : '' },
    words: content && content.words > 0 ? (await renderBody(services, actor, community, content)).html : '',
    page: page && { title: page.fields.title, url: pageUrl(community, page) },
    ...listed(digest),
  }
})
