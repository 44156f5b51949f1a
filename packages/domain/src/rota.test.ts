import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MemberId } from './ids.ts'
import { type Away, type Candidate, fewest, isAway, raisedBy, whoseTurn } from './rota.ts'

const DAY = 24 * 60 * 60 * 1000
const id = (name: string) => name as MemberId
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1) + 7 * n * DAY).toISOString().slice(0, 10)
const someone = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ memberId: id(name), since: 0, turns: 0, last: null, twice: false, away: [] },
  ...more,
})

test('[RH40] a turn goes to who has the fewest, then whose last is longest ago, then who offered first', () => {
  const turn = (...all: Candidate[]) => whoseTurn(all, dayOf(0), [])
  expect(turn(someone('amina', { turns: 2 }), someone('bo', { turns: 1, last: 9 }))).toBe('bo')
  expect(turn(someone('bo', { last: 5 }), someone('amina', { last: 9 }))).toBe('bo')
  expect(turn(someone('bo', { last: 5 }), someone('amina'))).toBe('amina')
  expect(turn(someone('bo', { since: 2 }), someone('amina', { since: 1 }))).toBe('amina')
  expect(turn(someone('bo'), someone('amina'))).toBe('amina')
  expect(turn()).toBeNull()
})

test('[RH41] nobody hosts twice in a row but by choice, and nobody while away, the first and last day included', () => {
  const [bo, amina] = [someone('bo'), someone('amina', { turns: 5 })]
  expect(whoseTurn([bo, amina], dayOf(0), [bo.memberId, null])).toBe('amina')
  expect(whoseTurn([bo], dayOf(0), [null, bo.memberId])).toBeNull()
  expect(whoseTurn([{ ...bo, twice: true }], dayOf(0), [bo.memberId, null])).toBe('bo')
  const away: Away[] = [{ from: dayOf(1), to: dayOf(2) }]
  expect([0, 1, 2, 3].map((n) => whoseTurn([{ ...bo, away }], dayOf(n), []))).toEqual(['bo', null, null, 'bo'])
})

interface Person {
  readonly name: string
  readonly joins: number
  readonly leaves: number
  readonly away: readonly (readonly [number, number])[]
  readonly twice: boolean
}

/** Gives turns week by week as the server does; who hosted each, null where nobody could. */
function run(people: readonly Person[], weeks: number): (string | null)[] {
  const turns = new Map<string, number>()
  const last = new Map<string, number>()
  const hosts: (string | null)[] = []
  for (let week = 0; week < weeks; week++) {
    const here = people.filter(({ joins, leaves }) => joins <= week && week < leaves)
    const known = here.filter(({ name }) => turns.has(name)).map(({ name }) => ({ turns: turns.get(name) ?? 0 }))
    for (const { name } of here) if (!turns.has(name)) turns.set(name, fewest(known))
    const candidates = here.map(({ name, away, twice, joins }) =>
      someone(name, {
        ...{ since: joins, turns: turns.get(name) ?? 0, last: last.get(name) ?? null, twice },
        away: away.map(([from, to]) => ({ from: dayOf(from), to: dayOf(to) })),
      }),
    )
    for (const [name, by] of raisedBy(candidates, dayOf(week))) turns.set(name, (turns.get(name) ?? 0) + by)
    const raised = candidates.map((one) => ({ ...one, turns: turns.get(one.memberId) ?? 0 }))
    const host = whoseTurn(raised, dayOf(week), [id(hosts.at(-1) ?? '')])
    hosts.push(host)
    if (host === null) continue
    turns.set(host, (turns.get(host) ?? 0) + 1)
    last.set(host, week)
  }
  return hosts
}

const WEEKS = 60
const people = fc
  .array(
    fc.record({
      joins: fc.nat(WEEKS),
      leaves: fc.integer({ min: 1, max: 2 * WEEKS }),
      away: fc.array(
        fc.tuple(fc.nat(WEEKS), fc.nat(10)).map(([from, weeks]) => [from, from + weeks] as const),
        {
          maxLength: 4,
        },
      ),
      twice: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map((one, n) => ({ ...one, name: `other${n}` })))
const ALWAYS = { joins: 0, leaves: Number.POSITIVE_INFINITY, away: [] }
const steady = fc
  .array(fc.boolean(), { minLength: 2, maxLength: 6 })
  .map((all) => all.map((twice, n) => ({ ...ALWAYS, name: `steady${n}`, twice })))

test('[RH40] whoever is there all along has hosted as often as the others who are, but for one, whoever comes, goes or is away', () => {
  fc.assert(
    fc.property(steady, people, (there, others) => {
      const hosts = run([...there, ...others], WEEKS)
      const counts = new Map(there.map(({ name }) => [name, 0]))
      for (const host of hosts) {
        if (host !== null && counts.has(host)) counts.set(host, (counts.get(host) ?? 0) + 1)
        const all = [...counts.values()]
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('[RH41] in any run nobody who did not choose it hosts twice in a row, nobody hosts while away or before they came', () => {
  fc.assert(
    fc.property(people, (all) => {
      const hosts = run(all, WEEKS)
      for (const [week, host] of hosts.entries()) {
        const one = all.find(({ name }) => name === host)
        if (!one) continue
        expect(one.joins <= week && week < one.leaves).toBe(true)
        expect(
          isAway(
            one.away.map(([from, to]) => ({ from: dayOf(from), to: dayOf(to) })),
            dayOf(week),
          ),
        ).toBe(false)
        if (!one.twice) expect(hosts[week - 1]).not.toBe(host)
      }
    }),
  )
})

test('[RH42] whoever comes, or comes back, hosts no more often from then on than who was there: nothing is to be caught up', () => {
  fc.assert(
    fc.property(steady, fc.integer({ min: 5, max: 40 }), fc.boolean(), (there, week, isNew) => {
      const late = isNew
        ? { ...ALWAYS, name: 'late', twice: false, joins: week }
        : { ...ALWAYS, name: 'late', twice: false, away: [[0, week - 1] as const] }
      const hosts = run([...there, late], WEEKS).slice(week)
      const count = (name: string) => hosts.filter((host) => host === name).length
      for (const { name } of there) expect(count('late') - count(name)).toBeLessThanOrEqual(2)
    }),
  )
})
