import { existsSync } from 'node:fs'
import { type EventShape, routes, urlOf } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'

let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity({ visibility: 'public' })
})
afterAll(() => place[Symbol.asyncDispose]())

const slug = { slug: 'fixers' }
const note = (title: string) => place.chioma.api(routes.createPage, { params: slug, input: { kind: 'note', title } })

/** Reads a stream of events, each as it comes. */
async function follow(headers: Record<string, string>, query = {}) {
  const stop = new AbortController()
  const response = await fetch(place.url + urlOf(routes.followEvents, { query }), { headers, signal: stop.signal })
  const pieces = response.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
  let text = ''
  const names: string[] = []
  /** The next event, or the next sign that an inbox is another now. */
  const next = async (what: 'event' | 'notices' = 'event'): Promise<EventShape | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const told = text.slice(0, end)
        names.push(...(/^event: (.*)$/m.exec(told)?.slice(1) ?? []))
        const data = /^data: (.*)$/m.exec(told)?.[1]
        text = text.slice(end + 2)
        if (data && told.startsWith('event: notices') === (what === 'notices')) return JSON.parse(data) as EventShape
      } else {
        const piece = await pieces?.next()
        if (!piece || piece.done) return null
        text += piece.value
      }
    }
  }
  return { response, next, names: () => names, [Symbol.dispose]: () => stop.abort() }
}

test('[EV1] what happens is told as it happens, with who did it', async () => {
  using live = await follow({ Cookie: place.dana.cookie }, { community: 'fixers' })
  expect(live.response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
  const page = await note('Told')
  expect(await live.next()).toMatchObject({
    type: 'page-created',
    by: { name: 'Chioma Eze' },
    subject: { kind: 'page', id: page.id },
  })
})

test('[EV1] whoever asks for it plain hears all that happens as a message, and knows no names beforehand', async () => {
  using live = await follow({ Cookie: place.dana.cookie }, { community: 'fixers', plain: 'yes' })
  await note('Plainly told')
  expect(await live.next()).toMatchObject({ type: 'page-created' })
  expect(live.names()).toEqual([])
})

test('[EV2] a follower that comes back with its last event misses nothing', async () => {
  let seq = 0
  {
    using live = await follow({ Cookie: place.dana.cookie })
    await note('Before')
    seq = (await live.next())?.seq ?? 0
  }
  await note('Between')
  using back = await follow({ Cookie: place.dana.cookie, 'Last-Event-ID': String(seq) })
  expect(await back.next()).toMatchObject({ type: 'page-created', data: expect.objectContaining({ title: 'Between' }) })
})

const built = existsSync(new URL('../../client/dist/ssr/entry-server.js', import.meta.url))
test.runIf(built)(
  '[PG11] a page says up to which event it was made: whoever opens it hears what happened on its way',
  async () => {
    const page = await note('On its way')
    const html = await (await fetch(place.url + new URL(page.url, place.url).pathname)).text()
    const since = /id="given">{"now":\d+,"since":(\d+)}/.exec(html)?.[1]
    await place.chioma.api(routes.changePage, { params: { id: page.id }, input: { summary: 'Meanwhile.' } })
    using live = await follow({ Cookie: place.dana.cookie }, { community: 'fixers', since })
    expect(await live.next()).toMatchObject({ type: 'page-changed', subject: { kind: 'page', id: page.id } })
  },
)

test('[EV3] strangers hear of pages of a public community, never of who comes and goes, and nothing of other places', async () => {
  using live = await follow({})
  await place.efe.api(routes.createPage, { params: { slug: 'elsewhere' }, input: { kind: 'note', title: 'Secret' } })
  const { url } = await place.bo.api(routes.createInvite, { params: slug, input: { role: 'member' } })
  await place.efe.api(routes.acceptInvite, { params: { code: url.split('/join/')[1] ?? '' }, input: {} })
  const page = await note('Seen')
  expect(await live.next()).toMatchObject({ type: 'page-created', subject: { id: page.id } })
})

test('[EV3] an asking for a gap is told to who asked and who was asked, and searches in vain to members', async () => {
  using outside = await follow({})
  using member = await follow({ Cookie: place.efe.cookie }, { community: 'fixers' })
  using asked = await follow({ Cookie: place.chioma.cookie }, { community: 'fixers' })
  const input = { kind: 'search' as const, words: 'thermal fuse', memberId: place.chioma.id }
  await place.bo.api(routes.inviteToGap, { params: slug, input })
  await place.bo.api(routes.logSearch, { params: slug, input: { id: 'search0000000001', q: 'thermal fuse', found: 0 } })
  await note('After')
  const heard = async (who: typeof outside) => {
    const types: string[] = []
    for (let last = ''; last !== 'page-created'; types.push(last)) last = (await who.next())?.type ?? 'page-created'
    return types
  }
  expect(await heard(outside)).toEqual(['page-created'])
  expect(await heard(member)).toEqual(['searched-in-vain', 'page-created'])
  expect(await heard(asked)).toEqual(['gap-invited', 'searched-in-vain', 'page-created'])
})

test('[EV3] a vote is told without who gave it', async () => {
  const question = await place.chioma.api(routes.askQuestion, { params: slug, input: { title: 'Why?', markdown: '' } })
  const answer = await place.chioma.api(routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Because.' },
  })
  using live = await follow({ Cookie: place.dana.cookie }, { community: 'fixers' })
  await place.bo.api(routes.giveVote, { params: { id: answer.id } })
  expect(await live.next()).toMatchObject({ type: 'vote-given', by: null, subject: { kind: 'answer', id: answer.id } })
})

test('[NT16] an open window hears at once that its inbox is another now, and nobody else’s does', async () => {
  const page = await note('Watched')
  await place.dana.api(routes.setPageLevel, { params: { id: page.id }, input: { level: 'watching' } })
  using live = await follow({ Cookie: place.dana.cookie })
  using other = await follow({ Cookie: place.efe.cookie })
  await place.bo.api(routes.changePage, { params: { id: page.id }, input: { summary: 'Now with one.' } })
  expect(await live.next('notices')).toEqual({})
  expect(await place.dana.api(routes.countInbox)).toEqual({ unread: 1 })
  // Another of her windows reads it, and this one hears of that too.
  await place.dana.api(routes.markInbox, { input: { read: true } })
  expect(await live.next('notices')).toEqual({})
  expect(await place.dana.api(routes.countInbox)).toEqual({ unread: 0 })
  const after = await note('After')
  await other.next()
  expect(await other.next()).toMatchObject({ subject: { id: after.id } })
})

test('[EV4] the stream ends when what its follower may see changes', async () => {
  using live = await follow({ Cookie: place.dana.cookie })
  await place.bo.api(routes.removeMember, { params: { ...slug, id: place.dana.id } })
  const heard: (string | undefined)[] = []
  for (let event = await live.next(); event !== null; event = await live.next()) heard.push(event.type)
  // At most that somebody left; and last, without a type, that access changed: a device then looks at what it may still keep.
  expect(heard.filter((type) => type !== undefined).length).toBeLessThanOrEqual(1)
  expect(heard.at(-1)).toBeUndefined()
  expect(heard).not.toEqual([])
})

test('[EV5] a private community that is not yours cannot be followed', async () => {
  using live = await follow({ Cookie: place.chioma.cookie }, { community: 'elsewhere' })
  expect(live.response.status).toBe(404)
})

test('[SA35] who follows from an old place does not read what was withdrawn since; who could take it out again does', async () => {
  const before = await place.running.services.store.read.events.last()
  const page = await note('Withdrawn page')
  const asked = await place.chioma.api(routes.askQuestion, {
    params: slug,
    input: { title: 'Withdrawn question', markdown: 'What?' },
  })
  await place.bo.api(routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'That.' } })
  await place.chioma.api(routes.deletePage, { params: { id: page.id } })
  await place.chioma.api(routes.deleteQuestion, { params: { id: asked.id } })
  const titles = async (headers: Record<string, string>) => {
    using live = await follow(headers, { community: 'fixers', since: before })
    const heard: string[] = []
    for (;;) {
      const event = await live.next()
      if (event && 'title' in event.data) heard.push(`${event.type} ${event.data.title}`)
      if (event?.type === 'question-deleted') return heard
    }
  }
  expect(await titles({})).toEqual([])
  expect(await titles({ Cookie: place.dana.cookie })).toEqual([])
  expect(await titles({ Cookie: place.chioma.cookie })).toEqual([
    'page-created Withdrawn page',
    'question-asked Withdrawn question',
    'answer-given Withdrawn question',
    'page-deleted Withdrawn page',
    'question-deleted Withdrawn question',
  ])
})
