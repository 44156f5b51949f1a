import { type MeasuresShape, routes } from '@commonplace/api'
import { dayNumber, type MeasureRange } from '@commonplace/domain'
import { seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { countDays } from '../../derive/measures.ts'
import { type Call, type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WRITERS = ['amina', 'bo', 'host', 'founder'] as const

const read = (house: House, who: Persona, range: MeasureRange = '12w') =>
  house.do(who, routes.readMeasures, { params: { slug: house.slug }, query: { range } })
const ask = (house: House, who: Persona, title: string) =>
  house.do(who, routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: 'Why?' } })
const answer = (house: House, who: Persona, id: string) =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown: 'So.' } })
const write = (house: House, title: string, more: object = {}) =>
  house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, markdown: 'Words.', ...more },
  })
const now = ({ points }: MeasuresShape) => points.at(-1)

test('[MS1] what was asked, answered, said and written is counted in its week, by the clock of the server', async () => {
  await using house = await openHouse()
  const { id } = await ask(house, 'amina', 'Which glue?')
  house.clock.advance(3 * HOUR)
  const given = await answer(house, 'bo', id)
  await house.do('bo', routes.commentAnswer, { params: { id: given.id }, input: { markdown: 'Bone glue.' } })
  await write(house, 'Glue')
  house.clock.advance(21 * HOUR)
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  const seen = await read(house, 'bo')
  expect(seen.points).toHaveLength(12)
  const sum = (pick: (point: MeasuresShape['points'][number]) => number) =>
    seen.points.reduce((all, point) => all + pick(point), 0)
  expect([sum(({ posts }) => posts), sum(({ replies }) => replies)]).toEqual([2, 2])
  expect(seen.whole).toMatchObject({
    ...{ posts: 2, replies: 2, writers: 2 },
    first: { median: 3 * HOUR, ninth: 3 * HOUR, count: 1, of: 1 },
    resolved: { median: 24 * HOUR, count: 1, of: 1 },
  })
  expect(seen.resolvedLately).toMatchObject([{ title: 'Which glue?', took: 24 * HOUR }])
  expect(seen.before).toMatchObject({ posts: 0, first: { median: null, count: 0, of: 0 } })
  house.clock.advance(13 * 7 * DAY)
  expect((await read(house, 'bo')).whole).toMatchObject({ posts: 0, first: { median: null } })
  expect((await read(house, 'bo')).before).toMatchObject({ posts: 2 })
  expect((await read(house, 'bo', 'all')).whole).toMatchObject({ posts: 2 })
})

test('[MS3] what was taken back, held, thrown away or kept from some is not counted; back again, it is', async () => {
  await using house = await openHouse()
  const { id } = await ask(house, 'amina', 'Which glue?')
  const given = await answer(house, 'bo', id)
  const page = await write(house, 'Glue')
  await house.do('bo', routes.commentPage, { params: { id: page.id }, input: { markdown: 'Wait a day.' } })
  const counts = async () => {
    const { posts, replies } = (await read(house, 'bo')).whole
    return [posts, replies]
  }
  expect(await counts()).toEqual([2, 2])
  house.clock.advance(20 * DAY)
  await house.do('host', routes.narrowPage, {
    params: { id: page.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  expect(await counts()).toEqual([1, 1])
  await house.do('host', routes.narrowPage, { params: { id: page.id }, input: { audience: null } })
  await house.do('amina', routes.deletePage, { params: { id: page.id } })
  expect(await counts()).toEqual([1, 1])
  await house.do('amina', routes.undeletePage, { params: { id: page.id } })
  await house.do('bo', routes.deleteAnswer, { params: { id: given.id } })
  expect(await counts()).toEqual([2, 1])
  expect((await read(house, 'bo')).whole.first.median).toBeNull()
  await house.do('amina', routes.deleteQuestion, { params: { id } })
  expect(await counts()).toEqual([1, 1])
})

test('[MS4] members are told how many take part how much, and nobody by name beside a number', async () => {
  await using house = await openHouse()
  for (let week = 0; week < 7; week++) {
    await ask(house, 'amina', `Week ${week}?`)
    if (week < 3) await write(house, `Page ${week}`)
    if (week < 2) await ask(house, 'bo', `Bo ${week}?`)
    house.clock.advance(7 * DAY)
  }
  await ask(house, 'host', 'Once?')
  const seen = await read(house, 'bo')
  expect(seen.parts.now).toEqual({ core: 1, active: 1, occasional: 1 })
  expect(seen.whole.writers).toBe(3)
  const { unanswered: _, trust: __, ...numbers } = seen
  for (const who of WRITERS) expect(JSON.stringify(numbers)).not.toContain(house.idOf(who))
})

test('[MS5] behind the numbers stand their things, as the reader may read them', async () => {
  await using house = await openHouse()
  const glue = await write(house, 'Glue')
  await house.do('amina', routes.changePage, { params: { id: glue.id }, input: { status: 'trusted', reviewEvery: 3 } })
  await write(house, 'Clamp')
  const story = (title: string) => write(house, title, { kind: 'story', tried: [{ page: glue.id, outcome: 'worked' }] })
  await story('Mug')
  const hidden = await story('Pot')
  await house.do('host', routes.narrowPage, {
    params: { id: hidden.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  await ask(house, 'amina', 'Which glue?')
  house.clock.advance(3 * DAY)
  const seen = await read(house, 'bo')
  expect(seen.unanswered).toMatchObject({ count: 1, oldest: [{ title: 'Which glue?' }] })
  expect(seen.trust).toMatchObject({ pages: 2, trusted: 1, fresh: 0, needy: [{ page: { title: 'Glue' } }] })
  expect(seen.evidence).toMatchObject({
    ...{ practices: 2, told: 1, rungs: { idea: 1, tried: 1 } },
    most: [{ title: 'Glue', worked: 1, rung: 'tried' }],
  })
  expect(seen.stories.map(({ title }) => title)).toEqual(['Mug'])
  expect((await read(house, 'host')).evidence.most).toMatchObject([{ title: 'Glue', worked: 2 }])
})

test('[MS6] others than members see the measures only where hosts opened them', async () => {
  await using house = await openHouse({ visibility: 'gated' })
  await expect(read(house, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(read(house, 'stranger')).rejects.toMatchObject({ code: 'not-signed-in' })
  await house.do('host', routes.changeCommunity, { params: { slug: house.slug }, input: { openMeasures: true } })
  expect(await read(house, 'guest')).toMatchObject({ open: true, mayOpen: false })
  await expect(read(house, 'stranger')).rejects.toMatchObject({ code: 'not-signed-in' })
  const { may } = await house.do('stranger', routes.readCommunity, { params: { slug: house.slug } })
  expect(may.seeMeasures).toBe(false)
})

test('[MS7] the table holds a line for each week, with numbers and dates alone', async () => {
  await using house = await openHouse()
  await ask(house, 'amina', '=HYPERLINK("x")')
  const sent: NonNullable<Call<typeof routes.readMeasuresCsv>['sent']> = []
  await house.do('bo', routes.readMeasuresCsv, { params: { slug: house.slug }, sent })
  expect(sent).toMatchObject([{ type: 'text/csv; charset=utf-8', inline: false }])
  const text = new TextDecoder().decode(sent[0]?.bytes)
  const [head = '', ...rows] = text.trim().split('\r\n')
  expect(head.split(',')).toContain('median_hours_to_first_answer')
  expect(rows).toHaveLength(12)
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d(,[\d.]*)+$/)
})

/** What is counted, all of it. */
async function counted(house: House) {
  const { measures } = house.services.store.read
  const last = dayNumber(house.clock.now()) + 1
  return {
    days: [...(await measures.days(house.community.id, { from: 0, to: last }))],
    writers: [...(await measures.writers(house.community.id, 0, 1))].sort(([a], [b]) => a - b),
  }
}

test.each([1, 2])(
  '[MS8] counted as it happens, or all at once from the rows, it is the same: story %i',
  async (seed) => {
    await using house = await openHouse()
    const { store } = house.services
    const random = seededRandom(seed)
    const [questions, answers, pages, comments, gone]: string[][] = [[], [], [], [], []]
    const some = (ids: string[] = []) => (ids.length > 0 ? random.pick(ids) : '')
    const who = () => random.pick(WRITERS)
    const acts: (() => Promise<unknown>)[] = [
      async () => questions?.push((await ask(house, who(), `Question ${house.clock.now()}?`)).id),
      async () => answers?.push((await answer(house, who(), some(questions))).id),
      async () =>
        pages?.push(
          (await write(house, 'Page', { kind: random.pick(['story', 'practice']), parentId: some(pages) || null })).id,
        ),
      async () =>
        comments?.push(
          (await house.do(who(), routes.commentPage, { params: { id: some(pages) }, input: { markdown: 'Hm.' } })).id,
        ),
      async () =>
        comments?.push(
          (await house.do(who(), routes.commentAnswer, { params: { id: some(answers) }, input: { markdown: 'Hm.' } }))
            .id,
        ),
      () => house.do('host', routes.acceptAnswer, { params: { id: some(answers) } }),
      () => house.do('host', routes.unacceptAnswer, { params: { id: some(answers) } }),
      () => house.do('host', routes.deleteAnswer, { params: { id: some(answers) } }),
      () => house.do('host', routes.deleteQuestion, { params: { id: some(questions) } }),
      () => house.do('host', routes.deleteComment, { params: { id: some(comments) } }),
      async () => {
        const id = some(pages)
        await house.do('amina', routes.deletePage, { params: { id } })
        gone?.push(id)
      },
      () => house.do('amina', routes.undeletePage, { params: { id: some(gone) } }),
      () =>
        house.do('host', routes.narrowPage, {
          params: { id: some(pages) },
          input: { audience: random.next() < 0.5 ? null : { floor: 'host', people: [] } },
        }),
      () => house.do('host', routes.changePage, { params: { id: some(pages) }, input: { parentId: some(pages) } }),
      () =>
        house.do('host', routes.mergeQuestion, { params: { id: some(questions) }, input: { into: some(questions) } }),
      () => house.do('host', routes.unmergeQuestion, { params: { id: some(questions) } }),
      () => house.do(who(), routes.changePage, { params: { id: some(pages) }, input: { markdown: 'Other words.' } }),
      () => house.do('host', routes.removeMember, { params: { slug: house.slug, id: house.idOf('guest') } }),
    ]
    // More comes than goes, so that something is left to count.
    const [begin, rest] = [acts.slice(0, 5), acts.slice(5)]
    let done = 0
    for (let n = 0; n < 150; n++) {
      // What may not be done just then is refused, and changes nothing.
      const fits = await random
        .pick(random.next() < 0.75 ? begin : rest)()
        .then(
          () => true,
          () => false,
        )
      if (fits) done++
      if (random.next() < 0.4) house.clock.advance(Math.floor(random.next() * 4 * DAY))
      if (random.next() < 0.2) await countDays(store, house.community.id)
    }
    expect(done).toBeGreaterThan(50)
    await countDays(store, house.community.id)
    const asItHappened = await counted(house)
    expect(asItHappened.days.length).toBeGreaterThan(15)
    await store.change(async ({ measures, events }) => measures.markAll(house.community.id, await events.last()))
    await countDays(store, house.community.id)
    expect(await counted(house)).toEqual(asItHappened)
    expect(now(await read(house, 'bo', 'all'))).toBeDefined()
  },
)

test('[MS9] beside the numbers stands what took place meanwhile, once it did', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const marks = async () => (await house.do('bo', routes.readMeasures, { params })).marks
  const week = 7 * 24 * 60 * 60 * 1000
  const now = house.clock.now()
  const weekly = {
    title: 'Show & Tell',
    start: '2026-01-06T18:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
  }
  const { gatheringId } = await house.do('host', routes.planGathering, { params, input: weekly })
  const off = { id: gatheringId, at: '2026-01-13T18:00' }
  await house.do('host', routes.changeOccurrence, { params: off, input: { cancelled: 'Snow.' } })
  const words = { title: 'Mend in public', goal: 'Mend one thing.', badge: 'Mender' }
  const input = { ...words, opensAt: now + week, closesAt: now + 3 * week }
  await house.do('host', routes.makeChallenge, { params, input })
  expect(await marks()).toEqual([])
  house.clock.advance(2 * week + 2 * 24 * 60 * 60 * 1000)
  expect((await marks()).map(({ kind, at }) => [kind, at])).toEqual([
    ['gathering', Date.UTC(2026, 0, 6, 17)],
    ['challenge', input.opensAt],
    ['gathering', Date.UTC(2026, 0, 20, 17)],
  ])
  await house.do('host', routes.cancelGathering, { params: { id: gatheringId }, input: { why: 'Enough.' } })
  house.clock.advance(2 * week)
  expect(await marks()).toHaveLength(3)
})

test('[MS10] the trend of the pulse is for members, statement by statement, and tells nothing under five replies', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const everybody = ['founder', 'host', 'amina', 'bo', 'guest'] as const
  const day = 24 * 60 * 60 * 1000
  await house.services.store.change((writes) =>
    writes.members.setRole(house.community.id, house.idOf('guest'), 'member', house.clock.now()),
  )
  const ask = async (statements: string[], replies: readonly (number | null)[][]) => {
    const { id } = await house.do('host', routes.openPulse, { params, input: { statements, days: 3 } })
    for (const [n, agreements] of replies.entries())
      await house.do(everybody[n] ?? 'bo', routes.replyToPulse, { params: { id }, input: { agreements } })
    house.clock.advance(3 * day)
    return house.clock.now()
  }
  const first = await ask(
    ['I learned.', 'I was helped.'],
    [1, 1, 2, 2, 1].map((one, n) => [one, n === 0 ? null : 3]),
  )
  const second = await ask(
    ['I learned.'],
    Array.from({ length: 5 }, () => [5]),
  )
  const third = await ask(
    ['I learned.'],
    Array.from({ length: 4 }, () => [1]),
  )
  const seen = await house.do('bo', routes.readMeasures, { params })
  expect(seen.pulse).toEqual([
    {
      words: 'I learned.',
      points: [
        { at: first, agreement: 1 },
        { at: second, agreement: 5 },
        { at: third, agreement: null },
      ],
    },
    { words: 'I was helped.', points: [{ at: first, agreement: null }] },
  ])
  // Opened to everybody, the measures tell others nothing of it.
  await house.do('host', routes.changeCommunity, { params, input: { openMeasures: true } })
  expect((await house.do('stranger', routes.readMeasures, { params })).pulse).toEqual([])
})
