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
  [routes.readShown, ({ page }) => ({ params: { id: page }, query: { format: 'json' } })],
  [routes.listVersions, ({ page }) => ({ params: { id: page } })],
  [routes.readVersion, ({ page }) => ({ params: { id: page, n: 1 } })],
  [routes.readDiff, ({ page }) => ({ params: { id: page }, query: { from: 1 } })],
  [routes.readAttribution, ({ page }) => ({ params: { id: page } })],
  [routes.readAuthors, ({ page }) => ({ params: { id: page }, query: { quote: 'Wait a day' } })],
  [routes.readLinks, ({ page }) => ({ params: { id: page } })],
  [routes.readAttachment, ({ file }) => ({ params: { id: file } })],
  [routes.listQuestions, (_, slug) => ({ params: { slug } })],
  [routes.readQuestion, ({ question }) => ({ params: { id: question } })],
  [routes.readAdoption, ({ adoption }) => ({ params: { id: adoption } })],
  [routes.search, (_, slug) => ({ params: { slug }, query: { q: 'glue' } })],
  [routes.findSimilar, (_, slug) => ({ params: { slug }, query: { text: 'glue' } })],
  [routes.readOffline, (_, slug) => ({ params: { slug } })],
  [routes.readHistories, ({ page }, slug) => ({ params: { slug }, query: { pages: page } })],
  [routes.listStars, (_, slug) => ({ params: { slug } })],
  [routes.starPage, ({ page }) => ({ params: { id: page } })],
  [routes.unstarPage, ({ page }) => ({ params: { id: page } })],
  [routes.starQuestion, ({ question }) => ({ params: { id: question } })],
  [routes.unstarQuestion, ({ question }) => ({ params: { id: question } })],
  [routes.createPage, (_, slug) => ({ params: { slug }, input: { kind: 'note', title: 'New' } })],
  [routes.changePage, ({ page }) => ({ params: { id: page }, input: { summary: 'New' } })],
  [routes.narrowPage, ({ page }) => ({ params: { id: page }, input: { audience: null } })],
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
/** What guests may too: it is about nobody but themselves. */
const FOR_GUESTS: ReadonlySet<Route> = new Set<Route>([
  routes.starPage,
  routes.unstarPage,
  routes.starQuestion,
  routes.unstarQuestion,
])
/** For the author or asker (and hosts), not for every member. */
const OWN: ReadonlyMap<Route, Persona> = new Map<Route, Persona>([
  [routes.changeQuestion, 'amina'],
  [routes.deleteQuestion, 'amina'],
  [routes.narrowPage, 'amina'],
  [routes.acceptAnswer, 'amina'],
  [routes.unacceptAnswer, 'amina'],
  [routes.changeAnswer, 'bo'],
  [routes.deleteAnswer, 'bo'],
])

/** What a persona is answered, by name. */
function expected(route: Route, who: Persona, visibility: Visibility): string {
  const inside = who !== 'stranger' && who !== 'outsider'
  const refused = who === 'stranger' ? 'not-signed-in' : 'not-allowed'
  // One's own stars: a stranger has none to be asked for.
  if (route === routes.listStars && who === 'stranger') return refused
  if (!inside && visibility === 'private')
    return WRITES_FIRST.has(route) && who === 'stranger' ? 'not-signed-in' : 'not-found'
  if (SEES.has(route)) return 'done'
  if (READS.has(route)) return inside || visibility === 'public' ? 'done' : refused
  if (who === 'guest' && FOR_GUESTS.has(route)) return 'done'
  if (!inside || who === 'guest') return refused
  if ((route === routes.giveVote || route === routes.takeVote) && who === 'bo') return 'not-allowed'
  const own = OWN.get(route)
  return own === undefined || own === who || who === 'host' || who === 'founder' ? 'done' : 'not-allowed'
}

/** A stranger is asked to sign in before anything is looked up, so that the answer says nothing of what is there. */
const WRITES_FIRST: ReadonlySet<Route> = new Set<Route>(
  CALLS.map(([route]) => route).filter(({ method }) => method !== 'GET'),
)

interface Text {
  readonly title: string
  readonly markdown: string
  readonly parentId?: string
}

async function scene(house: House, text: Text = { title: 'Glue', markdown: 'Wait a day. Sand it.' }): Promise<Scene> {
  const input = { kind: 'practice' as const, ...text }
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

/** Routes about a page, a version of it or what hangs on it. */
const ABOUT_PAGES: ReadonlySet<Route> = new Set<Route>([
  routes.readPage,
  routes.listVersions,
  routes.readVersion,
  routes.readDiff,
  routes.readAttribution,
  routes.readLinks,
  routes.readAttachment,
  routes.changePage,
  routes.narrowPage,
  routes.createVersion,
  routes.restoreVersion,
  routes.attachFile,
  routes.readAdoption,
  routes.keepAdoption,
  routes.updateAdoption,
  routes.detachAdoption,
  routes.adoptAnswer,
  routes.deletePage,
  routes.undeletePage,
])

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

test('[DO1] a page that an audience keeps from somebody is absent to them by every route, and all that is below it', async () => {
  await using house = await openHouse()
  const top = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Whetstone', markdown: 'Zirconium at the top.' },
  })
  const there = await scene(house, { title: 'Whetstone below', markdown: 'Zirconium dust. Sand it.', parentId: top.id })
  const asked = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'Which grit?', markdown: '', askedFrom: { pageId: there.page, quote: 'Zirconium dust' } },
  })
  await house.do('host', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Beside', markdown: 'See [[Whetstone below|this]].' },
  })
  await house.quiet()
  const audience = { floor: 'host' as const, people: [] }
  await house.do('amina', routes.narrowPage, { params: { id: top.id }, input: { audience } })
  const words = async (who: Persona, route: Route, call: Call<Route>) => {
    const answer = await house.do(who, route, call).catch((reason: unknown) => reason)
    return answer instanceof Refusal ? `${answer.code} ${answer.message}` : answer
  }
  for (const [route, call] of CALLS) {
    if (!ABOUT_PAGES.has(route)) continue
    const seen = call(there, house.slug)
    for (const who of ['bo', 'guest', 'outsider', 'stranger'] as const)
      expect([route.name, await words(who, route, seen)]).toEqual([
        route.name,
        await words(who, route, call({ ...NOTHING, answer: there.answer }, house.slug)),
      ])
  }
  for (const [route, call] of [
    ...CALLS.filter(([route]) => route.method === 'GET' && !ABOUT_PAGES.has(route)),
    [routes.readQuestion, () => ({ params: { id: asked.id } })],
    [routes.search, (_, slug) => ({ params: { slug }, query: { q: 'zirconium' } })],
    [routes.findSimilar, (_, slug) => ({ params: { slug }, query: { text: 'zirconium dust' } })],
    [routes.listBrokenLinks, (_, slug) => ({ params: { slug } })],
    [routes.readGaps, (_, slug) => ({ params: { slug } })],
  ] satisfies readonly (readonly [Route, (scene: Scene, slug: string) => Call<Route>])[])
    expect([route.name, JSON.stringify(await words('bo', route, call(there, house.slug)))]).toEqual([
      route.name,
      expect.not.stringMatching(/irconium|Whetstone/),
    ])
  for (const who of ['amina', 'host', 'founder'] as const)
    expect(await words(who, routes.readPage, { params: { id: there.page } })).toMatchObject({
      audience: { floor: 'host', people: [{ name: 'Amina' }], from: { title: 'Whetstone' } },
    })
  // Let in by name; and again once everybody is.
  const people = [house.idOf('bo')]
  await house.do('amina', routes.narrowPage, { params: { id: top.id }, input: { audience: { floor: 'host', people } } })
  expect(await words('bo', routes.readPage, { params: { id: there.page } })).toMatchObject({ id: there.page })
  await house.do('host', routes.narrowPage, { params: { id: top.id }, input: { audience: null } })
  expect(await words('guest', routes.readPage, { params: { id: there.page } })).toMatchObject({ audience: null })
})

test('[DO2] an audience narrows what stands above it and never widens it, wherever the page is moved', async () => {
  await using house = await openHouse()
  const page = (title: string, parentId?: string) =>
    house.do('host', routes.createPage, {
      params: { slug: house.slug },
      input: { kind: 'note', title, ...(parentId === undefined ? {} : { parentId }) },
    })
  const narrow = (id: string, floor: 'member' | 'host', people: Persona[] = []) =>
    house.do('host', routes.narrowPage, {
      params: { id },
      input: { audience: { floor, people: people.map((one) => house.idOf(one)) } },
    })
  const sees = async (who: Persona, id: string) =>
    house.do(who, routes.readPage, { params: { id } }).then(
      () => true,
      () => false,
    )
  const hosts = await page('Hosts')
  const below = await page('Below', hosts.id)
  await narrow(hosts.id, 'host')
  // Says more than its parent does: it changes nothing.
  await narrow(below.id, 'member', ['bo', 'guest'])
  expect(await sees('bo', below.id)).toBe(false)
  const open = await page('Open')
  await house.do('host', routes.changePage, { params: { id: below.id }, input: { parentId: open.id } })
  expect([await sees('amina', below.id), await sees('guest', below.id), await sees('outsider', below.id)]).toEqual([
    true,
    true,
    false,
  ])
  await house.do('host', routes.changePage, { params: { id: open.id }, input: { parentId: hosts.id } })
  expect([await sees('amina', below.id), await sees('guest', below.id), await sees('host', below.id)]).toEqual([
    false,
    false,
    true,
  ])
  // Only who made it, or a host, says who sees it; and only people of the community are let in.
  const audience = { floor: 'host' as const, people: [] }
  const free = await page('Free')
  await expect(
    house.do('bo', routes.narrowPage, { params: { id: free.id }, input: { audience } }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(narrow(free.id, 'host', ['outsider'])).rejects.toMatchObject({ code: 'bad-input', field: 'audience' })
})

test('[DO3] a device is told that a page it had is hidden now, and nothing of one that it never had', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const make = (title: string, parentId?: string) =>
    house.do('host', routes.createPage, {
      params,
      input: { kind: 'note', title, ...(parentId === undefined ? {} : { parentId }) },
    })
  const narrow = (id: string, audience: { floor: 'host'; people: string[] } | null) =>
    house.do('host', routes.narrowPage, { params: { id }, input: { audience } })
  const pull = (who: Persona, since?: string) =>
    house.do(who, routes.readOffline, { params, query: since === undefined ? {} : { since } })
  const page = await make('Had')
  const first = await pull('bo')
  expect(first.pages.map((one) => one.page.id)).toEqual([page.id])
  house.clock.advance(1000)
  await narrow(page.id, { floor: 'host', people: [] })
  const secret = await make('Never had', page.id)
  house.clock.advance(1000)
  const second = await pull('bo', first.next)
  expect(second).toMatchObject({ pages: [], gone: [{ kind: 'page', id: page.id }] })
  house.clock.advance(1000)
  await house.do('host', routes.changePage, { params: { id: secret.id }, input: { summary: 'Changed' } })
  expect(await pull('bo', second.next)).toMatchObject({ pages: [], gone: [] })
  expect((await pull('outsider')).gone).toEqual([])
  // With another role everything is asked for anew, and what one may not see any more goes.
  await house.do('founder', routes.changeMember, {
    params: { ...params, id: house.idOf('bo') },
    input: { role: 'host' },
  })
  const third = await pull('bo', second.next)
  expect(third.pages.map((one) => one.page.id).sort()).toEqual([page.id, secret.id].sort())
  await house.do('founder', routes.changeMember, {
    params: { ...params, id: house.idOf('bo') },
    input: { role: 'member' },
  })
  const fourth = await pull('bo', third.next)
  expect(fourth.gone.map(({ id }) => id).sort()).toEqual([page.id, secret.id].sort())
  house.clock.advance(1000)
  await narrow(page.id, null)
  expect((await pull('bo', fourth.next)).pages).toHaveLength(2)
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
  // Nor by asking whether there is any of a tag, a steward or a page.
  const params = { slug: house.slug }
  for (const query of [{ tag: 'inside' }, { steward: house.idOf('bo') }])
    await expect(house.do('outsider', routes.listPages, { params, query })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  for (const query of [{ tag: 'inside' }, { page }])
    await expect(house.do('stranger', routes.listQuestions, { params, query })).rejects.toMatchObject({
      code: 'not-signed-in',
    })
})

test('[CO81] a token that may only read writes nothing', async () => {
  await using house = await openHouse()
  const { page } = await scene(house)
  await expect(
    house.do('amina', routes.changePage, { params: { id: page }, input: { title: 'X' }, scopes: ['read'] }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})
