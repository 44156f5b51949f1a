import { Refusal, type Route, routes } from '@commonplace/api'
import { VISIBILITIES, type Visibility } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type Call, type House, openHouse } from '../testing/house.ts'
import type { Persona } from '../testing/personas.ts'

// [SA35] Every route of the content, asked by everybody, in every kind of community: what is hidden and what is absent answer alike.

interface Scene {
  readonly page: string
  readonly question: string
  /** By Bo; the question is Amina's. */
  readonly answer: string
  readonly adoption: string
  readonly file: string
}

/** A call of each route, with what it needs. Acts that take something away stand last. */
const CALLS: readonly (readonly [Route, (scene: Scene, slug: string) => Call<Route>])[] = [
  [routes.readHome, (_, slug) => ({ params: { slug } })],
  [routes.listPages, (_, slug) => ({ params: { slug } })],
  [routes.readPage, ({ page }) => ({ params: { id: page } })],
  [routes.listVersions, ({ page }) => ({ params: { id: page } })],
  [routes.readVersion, ({ page }) => ({ params: { id: page, n: 1 } })],
  [routes.readDiff, ({ page }) => ({ params: { id: page }, query: { from: 1 } })],
  [routes.readAttribution, ({ page }) => ({ params: { id: page } })],
  [routes.readLinks, ({ page }) => ({ params: { id: page } })],
  [routes.readAttachment, ({ file }) => ({ params: { id: file } })],
  [routes.listQuestions, (_, slug) => ({ params: { slug } })],
  [routes.readQuestion, ({ question }) => ({ params: { id: question } })],
  [routes.readAdoption, ({ adoption }) => ({ params: { id: adoption } })],
  [routes.search, (_, slug) => ({ params: { slug }, query: { q: 'glue' } })],
  [routes.findSimilar, (_, slug) => ({ params: { slug }, query: { text: 'glue' } })],
  [routes.readOffline, (_, slug) => ({ params: { slug } })],
  [routes.createPage, (_, slug) => ({ params: { slug }, input: { kind: 'note', title: 'New' } })],
  [routes.changePage, ({ page }) => ({ params: { id: page }, input: { summary: 'New' } })],
  [routes.createVersion, ({ page }) => ({ params: { id: page }, input: { name: 'Agreed' } })],
  [routes.restoreVersion, ({ page }) => ({ params: { id: page }, input: { version: 1 } })],
  [routes.attachFile, ({ page }) => ({ params: { id: page }, bytes: PDF })],
  [routes.askQuestion, (_, slug) => ({ params: { slug }, input: { title: 'Why?', markdown: '' } })],
  [routes.changeQuestion, ({ question }) => ({ params: { id: question }, input: { title: 'How?' } })],
  [routes.answerQuestion, ({ question }) => ({ params: { id: question }, input: { markdown: 'So.' } })],
  [routes.changeAnswer, ({ answer }) => ({ params: { id: answer }, input: { markdown: 'So.' } })],
  [routes.acceptAnswer, ({ answer }) => ({ params: { id: answer } })],
  [routes.unacceptAnswer, ({ answer }) => ({ params: { id: answer } })],
  [routes.giveVote, ({ answer }) => ({ params: { id: answer } })],
  [routes.takeVote, ({ answer }) => ({ params: { id: answer } })],
  [routes.adoptAnswer, ({ answer, page }) => ({ params: { id: answer }, input: { pageId: page } })],
  [routes.keepAdoption, ({ adoption }) => ({ params: { id: adoption } })],
  [routes.updateAdoption, ({ adoption }) => ({ params: { id: adoption } })],
  [routes.detachAdoption, ({ adoption }) => ({ params: { id: adoption } })],
  [routes.deleteAnswer, ({ answer }) => ({ params: { id: answer } })],
  [routes.deleteQuestion, ({ question }) => ({ params: { id: question } })],
  [routes.deletePage, ({ page }) => ({ params: { id: page } })],
  [routes.undeletePage, ({ page }) => ({ params: { id: page } })],
]

const PDF = new TextEncoder().encode('%PDF-1.7 a small file')

/** Titles and leads are for strangers of a gated community too. */
const SEES: ReadonlySet<Route> = new Set<Route>([
  routes.readHome,
  routes.listPages,
  routes.readPage,
  routes.listQuestions,
  routes.readQuestion,
])
const READS: ReadonlySet<Route> = new Set<Route>(CALLS.map(([route]) => route).filter(({ method }) => method === 'GET'))
/** For the author or asker (and hosts), not for every member. */
const OWN: ReadonlyMap<Route, Persona> = new Map<Route, Persona>([
  [routes.changeQuestion, 'amina'],
  [routes.deleteQuestion, 'amina'],
  [routes.acceptAnswer, 'amina'],
  [routes.unacceptAnswer, 'amina'],
  [routes.changeAnswer, 'bo'],
  [routes.deleteAnswer, 'bo'],
])

/** What a persona is answered, by name. */
function expected(route: Route, who: Persona, visibility: Visibility): string {
  const inside = who !== 'stranger' && who !== 'outsider'
  const refused = who === 'stranger' ? 'not-signed-in' : 'not-allowed'
  if (!inside && visibility === 'private')
    return WRITES_FIRST.has(route) && who === 'stranger' ? 'not-signed-in' : 'not-found'
  if (SEES.has(route)) return 'done'
  if (READS.has(route)) return inside || visibility === 'public' ? 'done' : refused
  if (!inside || who === 'guest') return refused
  if ((route === routes.giveVote || route === routes.takeVote) && who === 'bo') return 'not-allowed'
  const own = OWN.get(route)
  return own === undefined || own === who || who === 'host' || who === 'founder' ? 'done' : 'not-allowed'
}

/** A stranger is asked to sign in before anything is looked up, so that the answer says nothing of what is there. */
const WRITES_FIRST: ReadonlySet<Route> = new Set<Route>(
  CALLS.map(([route]) => route).filter(({ method }) => method !== 'GET'),
)

async function scene(house: House): Promise<Scene> {
  const input = { kind: 'practice' as const, title: 'Glue', markdown: 'Wait a day. Sand it.' }
  const page = await house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'Which glue?', markdown: 'For wood.' },
  })
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Bone glue.' },
  })
  const adoption = await house.do('amina', routes.adoptAnswer, {
    params: { id: answer.id },
    input: { pageId: page.id },
  })
  const file = await house.do('amina', routes.attachFile, { params: { id: page.id }, bytes: PDF })
  return { page: page.id, question: question.id, answer: answer.id, adoption: adoption.id, file: file.id }
}

async function outcome(house: House, who: Persona, route: Route, call: Call<Route>): Promise<string> {
  try {
    await house.do(who, route, call)
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const ABSENT = 'zzzzzzzzzzzzzzzz'
const NOTHING: Scene = { page: ABSENT, question: ABSENT, answer: ABSENT, adoption: ABSENT, file: ABSENT }

for (const visibility of VISIBILITIES) {
  test(`[SA35] every content route of a ${visibility} community answers everybody as it should`, async () => {
    await using house = await openHouse({ visibility })
    const there = await scene(house)
    const wrong: string[] = []
    for (const who of ['stranger', 'outsider', 'guest'] as const) {
      for (const [route, call] of CALLS) {
        const got = await outcome(house, who, route, call(there, house.slug))
        if (got !== expected(route, who, visibility)) wrong.push(`${route.name} by ${who}: ${got}`)
      }
    }
    expect(wrong).toEqual([])
  })
}

test('[SA35] members and hosts may what their role says, and authors what is their own', async () => {
  const wrong: string[] = []
  for (const who of ['amina', 'bo', 'host'] as const) {
    await using house = await openHouse({ visibility: 'private' })
    let there = await scene(house)
    for (const [route, call] of CALLS) {
      const got = await outcome(house, who, route, call(there, house.slug))
      if (got !== expected(route, who, 'private')) wrong.push(`${route.name} by ${who}: ${got}`)
      if (/^(restore|detach|deleteA|deleteQ)/.test(route.name)) there = await scene(house)
    }
  }
  expect(wrong).toEqual([])
})

test('[SA35] what is hidden is refused in the very words of what does not exist', async () => {
  await using house = await openHouse({ visibility: 'private' })
  const there = await scene(house)
  const words = async (route: Route, call: Call<Route>) => {
    const error = await house.do('outsider', route, call).catch((reason: unknown) => reason)
    return error instanceof Refusal ? `${error.code} ${error.message}` : error
  }
  for (const [route, call] of CALLS)
    expect(await words(route, call(there, house.slug))).toEqual(await words(route, call(NOTHING, 'nowhere')))
})

test('[CO80] strangers of a gated community get titles and leads, and nothing else of the content', async () => {
  await using house = await openHouse({ visibility: 'gated' })
  const { page, question } = await scene(house)
  const secret = { params: { id: page }, input: { summary: 'Inside only', tags: ['inside'] } }
  await house.do('amina', routes.changePage, secret)
  const read = await house.do('stranger', routes.readPage, { params: { id: page }, query: { format: 'markdown' } })
  expect(read).toMatchObject({
    title: 'Glue',
    lead: 'Wait a day. Sand it.',
    html: '',
    adoptions: [],
    may: { read: false },
  })
  const asked = await house.do('stranger', routes.readQuestion, { params: { id: question } })
  expect(asked).toMatchObject({ title: 'Which glue?', html: '', answerList: [] })
  const list = await house.do('outsider', routes.listPages, { params: { slug: house.slug } })
  const home = await house.do('stranger', routes.readHome, { params: { slug: house.slug } })
  for (const answer of [read, asked, list, home]) {
    expect(JSON.stringify(answer)).not.toMatch(/Inside only|inside|Bone glue|Amina|Bo"/)
  }
})

test('[CO81] a token that may only read writes nothing', async () => {
  await using house = await openHouse()
  const { page } = await scene(house)
  await expect(
    house.do('amina', routes.changePage, { params: { id: page }, input: { title: 'X' }, scopes: ['read'] }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})
