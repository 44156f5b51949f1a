import { Refusal, type Route, routes } from '@commonplace/api'
import { findAdopted, readBody, revisionOf, sectionRevision } from '@commonplace/document'
import { type AdoptionId, type AdoptionState, adoptionState, can, type Target } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { revisionOfSection } from '../derive/adoption-states.ts'
import { type Call, type House, openHouse } from '../testing/house.ts'
import { actorOf, type Persona } from '../testing/personas.ts'
import { bothIndexes } from '../testing/rebuild-links.ts'
import { Story, type StoryAct, storyAct } from '../testing/weaving-story.ts'

// Any sequence of acts of several people, who come and go and change their roles: afterwards the index of links is what a rebuild gives,
// every adoption and every section that answers stands as its two sides say, and nobody finds a text they may not see, by any door.

/** More of them: `RUNS=200`. */
const RUNS = Number(process.env.RUNS ?? 12)

/** Everything somebody gets, by the door it came through. */
async function allThatOneGets(house: House, story: Story, who: Persona): Promise<[door: string, text: string][]> {
  const { slug } = house
  const out: [string, string][] = []
  const ask = async <R extends Route>(route: R, call: Call<R>) => {
    try {
      const answer = await house.do(who, route, call)
      out.push([route.name, JSON.stringify(answer)])
      return answer
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // What a refusal says is seen, too.
      out.push([route.name, error.message])
      return null
    }
  }
  for (const { id, documentId } of story.pages) {
    for (const format of ['json', 'markdown', 'html'] as const)
      await ask(routes.readPage, { params: { id }, query: { format } })
    const versions = await ask(routes.listVersions, { params: { id } })
    for (const { n } of versions?.items ?? []) {
      await ask(routes.readVersion, { params: { id, n }, query: { format: 'json' } })
      await ask(routes.readDiff, { params: { id }, query: { from: n } })
    }
    await ask(routes.readUnlinked, { params: { id } })
    await ask(routes.listToAnswer, { params: { id } })
    // Whoever may read a page may open its document.
    if (versions)
      out.push([
        'document',
        await house.services.documents.read(documentId as never, (doc) =>
          Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1'),
        ),
      ])
  }
  for (const id of story.questions) await ask(routes.readQuestion, { params: { id }, query: { format: 'markdown' } })
  for (const { id } of story.answers) await ask(routes.suggestPlaces, { params: { id } })
  for (const id of story.adoptions) await ask(routes.readAdoption, { params: { id } })
  for (const id of story.sections) await ask(routes.readSectionAnswer, { params: { id } })
  await ask(routes.listPages, { params: { slug } })
  await ask(routes.listQuestions, { params: { slug } })
  await ask(routes.readHome, { params: { slug } })
  await ask(routes.readGaps, { params: { slug } })
  await ask(routes.readOffline, { params: { slug } })
  await ask(routes.readHistories, { params: { slug }, query: { pages: story.pages.map(({ id }) => id).join(',') } })
  await ask(routes.listBrokenLinks, { params: { slug } })
  await ask(routes.search, { params: { slug }, query: { q: 'use' } })
  await ask(routes.findSimilar, { params: { slug }, query: { text: 'use rather begins' } })
  return out
}

/** The words that somebody may not find anywhere, by what they are at the end. */
async function hiddenFrom(house: House, story: Story, who: Persona): Promise<string[]> {
  const { read } = house.services.store
  const community = must(await read.communities.bySlug(house.slug), 'the community of the story exists')
  const place: Target = { communityId: community.id, visibility: community.visibility }
  const actor = await actorOf(house, who)
  if (!can(actor, 'read', place)) return story.everyWord()
  if (can(actor, 'moderate', place)) return []
  const isAsker = who === 'amina' && can(actor, 'comment', place)
  const hidden = await story.withdrawn(isAsker)
  // What lies in the trash is there for those who could take it out.
  if (can(actor, 'undelete', place)) return hidden
  for (const { id, documentId } of story.pages) {
    const page = await read.pages.byId(id as never)
    if (!page || page.deletedAt === null) continue
    const own = await house.services.documents.read(documentId as never, (doc) => JSON.stringify(readBody(doc)))
    hidden.push(...(own.match(/pagezq\d+zq/g) ?? []))
  }
  return hidden
}

/** How an adoption must stand, asked of the live documents themselves. */
async function mustStand(house: House, id: string): Promise<AdoptionState | null> {
  const { store, documents } = house.services
  const adoption = await store.read.adoptions.byId(id as AdoptionId)
  if (!adoption) return null
  const answer = await store.read.questions.answer(adoption.answerId)
  const question = await store.read.questions.byId(adoption.questionId)
  const page = await store.read.pages.byId(adoption.pageId)
  if (!answer || !question || !page) return null
  const stands = answer.deletedAt === null && question.deletedAt === null
  const body = await documents.read(page.documentId, (doc) => readBody(doc))
  return adoptionState(adoption, {
    answerRevision: stands ? await documents.read(answer.documentId, (doc) => revisionOf(readBody(doc))) : null,
    sectionRevision: findAdopted(body, id) ? sectionRevision(body, adoption.heading, id) : null,
  })
}

async function adoptionsStand(house: House, story: Story): Promise<void> {
  for (const id of story.adoptions) {
    const wanted = await mustStand(house, id)
    const adoption = await house.services.store.read.adoptions.byId(id as AdoptionId)
    if (adoption?.detachedAt === null) expect([id, adoption.toldState]).toEqual([id, wanted])
    const page = adoption && (await house.services.store.read.pages.byId(adoption.pageId))
    if (page?.deletedAt !== null) continue
    expect([id, (await house.do('founder', routes.readAdoption, { params: { id } })).state]).toEqual([id, wanted])
  }
}

/** A section that answers is told to have moved on exactly where the live page reads otherwise than what was taken or kept. */
async function sectionsStand(house: House, story: Story): Promise<void> {
  const { store, documents } = house.services
  for (const id of story.sections) {
    const answer = await store.read.sections.byId(id as never)
    const page = answer && (await store.read.pages.byId(answer.pageId))
    if (!answer || !page || answer.declinedAt !== null) continue
    const body = await documents.read(page.documentId, (doc) => readBody(doc))
    const moved = revisionOfSection(body, answer) !== answer.seenRevision
    expect([id, answer.toldMoved]).toEqual([id, moved])
  }
}

/** What every story begins with: an answer woven into one page, and a section of another that was accepted and then rewritten. */
const BEGINNING: readonly StoryAct[] = [
  { do: 'page', title: 0, links: [1, 2] },
  { do: 'page', title: 1, links: [0] },
  { do: 'ask', page: 0, links: [0] },
  { do: 'answer', question: 0 },
  { do: 'adopt', answer: 0, page: 0, heading: 0 },
  { do: 'propose', page: 1, question: 0 },
  { do: 'confirm', section: 0 },
  { do: 'write', page: 1, links: [2], heading: 1 },
]
const READERS: readonly Persona[] = ['guest', 'amina', 'outsider', 'stranger']

async function tell(acts: readonly StoryAct[]): Promise<void> {
  await using house = await openHouse()
  const story = new Story(house)
  for (const act of BEGINNING) await story.act(act)
  expect(house.told('section-moved')).toMatchObject([{ data: { moved: true } }])
  for (const act of acts) await story.act(act)
  await house.quiet()
  await house.quiet()
  expect(house.failures).toEqual([])
  const { kept, rebuilt } = await bothIndexes(house.services.store.read, house.community.id)
  expect(kept).toEqual(rebuilt)
  await adoptionsStand(house, story)
  await sectionsStand(house, story)
  for (const who of READERS) {
    const seen = await allThatOneGets(house, story, who)
    const hidden = await hiddenFrom(house, story, who)
    const found = seen.flatMap(([door, text]) =>
      hidden.filter((words) => text.includes(words)).map((one) => [door, one]),
    )
    expect([who, found]).toEqual([who, []])
  }
}

test(
  '[CO26] [CO46] [CO56] [SA35] after any acts links are as rebuilt, what is woven stands as its sides say, and nobody finds what they may not',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(storyAct, { minLength: 5, maxLength: 22 }), (acts) => tell(acts)),
      { numRuns: RUNS, endOnFailure: true },
    )
  },
  60_000 + RUNS * 5_000,
)

test('[CO47] an old version of a page in the trash shows nobody an answer that was withdrawn', () =>
  tell([
    { do: 'role', who: 'guest', role: 'member' },
    { do: 'propose', page: 0, question: 0 },
    { do: 'withdraw', answer: 0 },
    { do: 'trash', page: 0 },
  ]))

test('[CO56] a section that was declined, rewritten and then confirmed after all says that it moved on', () =>
  tell([
    { do: 'take', section: 0 },
    { do: 'decline', section: 0 },
    { do: 'write', page: 1, links: [], heading: 1 },
    { do: 'settle' },
    { do: 'confirm', section: 0 },
  ]))
