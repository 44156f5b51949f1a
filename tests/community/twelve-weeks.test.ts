import { routes } from '@commonplace/api'
import { ownDatabase, postgresForTests } from '@commonplace/server/storage/testing/postgres'
import { type Call, type House, openHouse } from '@commonplace/server/testing/house'
import type { Persona } from '@commonplace/server/testing/personas'
import {
  type Asked,
  AWAY,
  DAY,
  type Diary,
  HOUR,
  liveTwelveWeeks,
  MONDAY,
  STATEMENTS,
  WEEK,
} from '@commonplace/server/testing/twelve-weeks'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// What people did is written down as they do it, and every number is found again from that alone, by code that shares nothing with the program's.

let house: House
let diary: Diary

const middle = (all: readonly number[]): number | null => {
  const sorted = [...all].sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0)
}
const nineInTen = (all: readonly number[]): number | null =>
  [...all].sort((a, b) => a - b)[Math.ceil(all.length * 0.9) - 1] ?? null

const firstOf = ({ at, answers }: Asked) => answers.map((answer) => answer.at - at).slice(0, 1)
const resolvedOf = ({ at, resolvedAt }: Asked) => (resolvedAt === null ? [] : [resolvedAt - at])
const answersIn = (diary: Diary) => diary.asked.flatMap(({ answers }) => answers.map(({ at }) => at))

let drop = async (): Promise<void> => undefined
async function openOnPostgres(): Promise<House> {
  const database = await ownDatabase(server ?? '')
  drop = database.drop
  return openHouse({ databaseUrl: database.url })
}
const server = postgresForTests('the first twelve weeks on PostgreSQL')

describe.each([
  { engine: 'SQLite', open: () => openHouse(), there: true },
  { engine: 'PostgreSQL', open: openOnPostgres, there: server !== null },
])('on $engine', ({ open, there }) => {
  beforeAll(async () => {
    if (!there) return
    house = await open()
    diary = await liveTwelveWeeks(house)
  }, 240_000)
  afterAll(async () => {
    if (!there) return
    await house[Symbol.asyncDispose]()
    await drop()
  })

  test.runIf(there)('every number of the twelve weeks is what their diary says', async () => {
    const seen = await house.do('bo', routes.readMeasures, { params: { slug: house.slug }, query: { range: 'all' } })
    expect(diary.asked.length).toBeGreaterThan(40)
    // Where one kind of act is refused each time, what is counted of it is nothing on both sides.
    const resolved = diary.asked.filter(({ resolvedAt }) => resolvedAt !== null)
    const done = [resolved, answersIn(diary), diary.comments, diary.stories, diary.practices, diary.told]
    for (const kind of done) expect(kind.length).toBeGreaterThan(9)
    expect(diary.practices.some(({ trusted }) => trusted)).toBe(true)
    const weeks = seen.points.filter(({ from }) => from < MONDAY + 12 * WEEK)
    expect(weeks).toHaveLength(12)
    for (const [n, point] of weeks.entries()) {
      const [from, to] = [MONDAY + n * WEEK, MONDAY + (n + 1) * WEEK]
      const within = (times: readonly number[]) => times.filter((at) => at >= from && at < to).length
      const asked = diary.asked.filter(({ at }) => at >= from && at < to)
      expect({ week: n, ...point }).toEqual({
        ...{ week: n, from, to },
        members: n < 2 ? 5 : n < 7 ? 6 : 5,
        joined: n === 2 ? 1 : 0,
        left: n === 7 ? 1 : 0,
        posts: asked.length + within(diary.pages),
        replies: within(answersIn(diary)) + within(diary.comments),
        asked: asked.length,
        inTime: asked.filter((one) => firstOf(one).some((took) => took <= 48 * HOUR)).length,
        first: middle(asked.flatMap(firstOf)),
        resolved: middle(asked.flatMap(resolvedOf)),
        writers: new Set(diary.wrote.filter(({ at }) => at >= from && at < to).map(({ by }) => by)).size,
        stories: within(diary.stories),
      })
    }
    const [first, took] = [diary.asked.flatMap(firstOf), diary.asked.flatMap(resolvedOf)]
    const of = diary.asked.length
    expect(seen.whole).toEqual({
      posts: diary.asked.length + diary.pages.length,
      replies: answersIn(diary).length + diary.comments.length,
      writers: new Set(diary.wrote.map(({ by }) => by)).size,
      ...{ joined: 1, left: 1, stories: diary.stories.length },
      first: { median: middle(first), ninth: nineInTen(first), count: first.length, of },
      resolved: { median: middle(took), ninth: nineInTen(took), count: took.length, of },
    })
  })

  test.runIf(there)(
    'what stands open, who takes part, what can be relied on and what came of trying are what their diary says',
    async () => {
      const seen = await house.do('bo', routes.readMeasures, { params: { slug: house.slug }, query: { range: '12w' } })
      const now = house.clock.now()
      const waiting = diary.asked.filter(({ answers, at }) => answers.length === 0 && at <= now - 48 * HOUR)
      expect(seen.unanswered.count).toBe(waiting.length)

      const week = Math.floor((now - MONDAY) / WEEK)
      const weeksOf = (who: Persona) =>
        new Set(diary.wrote.filter(({ by }) => by === who).map(({ at }) => Math.floor((at - MONDAY) / WEEK)))
      const each = (['founder', 'host', 'amina', 'bo', 'outsider'] as const)
        .map((who) => [...weeksOf(who)].filter((at) => at >= week - 12 && at < week).length)
        .filter((weeks) => weeks > 0)
      expect(seen.parts.now).toEqual({
        core: each.filter((weeks) => weeks >= 6).length,
        active: each.filter((weeks) => weeks >= 2 && weeks < 6).length,
        occasional: each.filter((weeks) => weeks === 1).length,
      })

      const fresh = diary.practices.filter(({ trusted, reviewed }) => trusted && reviewed + (365.25 / 12) * DAY >= now)
      expect(seen.trust).toMatchObject({
        pages: diary.practices.length,
        trusted: diary.practices.filter(({ trusted }) => trusted).length,
        fresh: fresh.length,
      })

      const rungs = { idea: 0, tried: 0, repeated: 0, proven: 0, retired: 0 }
      for (const { id } of diary.practices) {
        const latest = new Map(
          diary.told.filter(({ practice }) => practice === id).map(({ by, outcome }) => [by, outcome]),
        )
        const [worked, all] = [[...latest.values()].filter((one) => one === 'worked').length, latest.size]
        const didNot = [...latest.values()].filter((one) => one === 'did-not').length
        if (all === 0) rungs.idea++
        else if (worked < 2 || worked <= didNot) rungs.tried++
        else if (worked < 5 || worked / all < 0.8) rungs.repeated++
        else rungs.proven++
      }
      expect(seen.evidence.rungs).toEqual(rungs)
      expect(rungs.tried + rungs.repeated + rungs.proven).toBeGreaterThan(0)
    },
  )

  test.runIf(there)('how far they agreed is told where five replied, by the mean of what they said', async () => {
    const { pulse } = await house.do('bo', routes.readMeasures, {
      params: { slug: house.slug },
      query: { range: 'all' },
    })
    const told = (n: number) =>
      diary.pulses.map((replies) => {
        if (replies.length < 5) return null
        const mean = replies.reduce((sum, reply) => sum + (reply[n] ?? 0), 0) / replies.length
        return mean < 2.25 ? 1 : mean < 2.75 ? 2 : mean < 3.25 ? 3 : mean < 3.75 ? 4 : 5
      })
    expect(pulse.map(({ words, points }) => [words, points.map(({ agreement }) => agreement)])).toEqual(
      STATEMENTS.map((words, n) => [words, told(n)]),
    )
  })

  test.runIf(there)(
    'the badge that was earned is verified by a library of others, with the key that is published',
    async () => {
      const sent: NonNullable<Call<typeof routes.readBadgeCredential>['sent']> = []
      await house.do('bo', routes.readBadgeCredential, { params: { id: diary.badge }, sent })
      const keys = createLocalJWKSet(await house.do('stranger', routes.listBadgeKeys))
      const jwt = new TextDecoder().decode(sent[0]?.bytes)
      const { payload } = await jwtVerify(jwt, keys, { currentDate: new Date(house.clock.now()) })
      expect(payload).toMatchObject({ credentialSubject: { achievement: { name: 'Mender' } } })
    },
  )

  test.runIf(there)(
    'hosting went round fairly, past who was away, at the same hour by the clocks of Berlin',
    async () => {
      const all: { at: string; host: string | null; start: number }[] = []
      for (let n = 0; n < 13; n++) {
        const day = new Date(MONDAY + (1 + 7 * n) * DAY).toISOString().slice(0, 10)
        const at = `${day}T18:00`
        const { host, start } = await house.do('amina', routes.readGathering, { params: { id: diary.gathering, at } })
        all.push({ at, host: host?.name ?? null, start })
      }
      // Fewest turns, then longest ago, then first to offer; nobody twice running, nobody while away.
      const turns = new Map(['Bo', 'Amina', 'Host'].map((name, place) => [name, { had: 0, last: -1, place }]))
      const expected = all.map(({ at }, n) => {
        const free = [...turns].filter(([name, { last }]) => {
          const away = name === 'Bo' && at.slice(0, 10) >= AWAY.from && at.slice(0, 10) <= AWAY.to
          return !away && (last < 0 || last !== n - 1)
        })
        const [next] = free.sort(([, a], [, b]) => a.had - b.had || a.last - b.last || a.place - b.place)
        if (!next) return null
        next[1].had++
        next[1].last = n
        return next[0]
      })
      expect(all.map(({ host }) => host)).toEqual(expected)
      // The last is after the night in which the clocks change.
      for (const [n, { at, start }] of all.entries())
        expect(new Date(start).toISOString()).toBe(`${at.slice(0, 10)}T${n < 12 ? 17 : 16}:00:00.000Z`)
    },
  )
})
