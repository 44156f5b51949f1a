import { DatabaseSync } from 'node:sqlite'
import { routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

// That no reply can be attributed means here: had any two who replied said what the other said, everything that was ever shown to anybody, and
// everything that is stored once both have replied, would be the very same. What cannot be told apart cannot be attributed.

/** More of them: `RUNS=200`. */
const RUNS = Number(process.env.RUNS ?? 15)
const DAY = 24 * 60 * 60 * 1000
const PEOPLE = ['founder', 'host', 'amina', 'bo', 'guest', 'outsider'] as const satisfies readonly Persona[]
type Person = (typeof PEOPLE)[number]

interface Reply {
  readonly agreements: readonly (number | null)[]
  readonly comment: string
}
type Step = { readonly who: Person; readonly does: 'reply' | 'leave' | 'join' | 'wait' }

const agreement = fc.integer({ min: 1, max: 5 })
const anyReply: fc.Arbitrary<Reply> = fc.record({
  agreements: fc.tuple(agreement, fc.option(agreement, { nil: null })),
  comment: fc.constantFrom('', 'More evenings.', 'Fewer mails.'),
})
const anyStep: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...PEOPLE),
  does: fc.constantFrom('reply', 'reply', 'reply', 'leave', 'join', 'wait'),
})

/** Everything that is stored of pulses, in the order in which it lies, but for what is drawn by chance; and who did what under a key. */
function stored({ storage }: House): string {
  using database = new DatabaseSync(must(storage.path, 'SQLite is one file'), { readOnly: true })
  const tables = ['pulses', 'pulse_statements', 'pulse_repliers', 'done', 'events']
  const rows = tables.map((table) => database.prepare(`select * from ${table}`).all())
  const comments = database.prepare('select pulse_id, words from pulse_comments order by words').all()
  return JSON.stringify([...rows, comments])
}

/** Goes through the steps; what everybody is shown after each of them, and what is stored in the end. */
async function live(steps: readonly Step[], replies: Readonly<Record<Person, Reply>>) {
  await using house = await openHouse()
  const { store } = house.services
  const role = (who: Person, is: 'member' | null) =>
    store.change((writes) =>
      is
        ? writes.members.setRole(house.community.id, house.idOf(who), is, house.clock.now())
        : writes.members.removeMembership(house.community.id, house.idOf(who)),
    )
  for (const who of ['guest', 'outsider'] as const) await role(who, 'member')
  const params = { slug: house.slug }
  const input = { statements: ['I learned something.', 'I was helped.'], days: 21 }
  const { id } = await house.do('founder', routes.openPulse, { params, input })
  const shown: unknown[] = []
  const here = new Set<Person>(PEOPLE)
  const replied = new Set<Person>()
  const look = async () => {
    for (const who of here) shown.push(await house.do(who, routes.readPulse, { params }))
  }
  for (const { who, does } of steps) {
    // Whoever opened it stays: somebody has to be there to look.
    if (does === 'leave' && who !== 'founder' && here.delete(who)) await role(who, null)
    else if (does === 'join' && !here.has(who)) {
      await role(who, 'member')
      here.add(who)
    } else if (does === 'reply' && here.has(who)) {
      const { agreements, comment } = replies[who]
      shown.push(
        await house.do(who, routes.replyToPulse, { params: { id }, input: { agreements: [...agreements], comment } }),
      )
      replied.add(who)
    } else if (does === 'wait') house.clock.advance(DAY / 2)
    await look()
  }
  const whileOpen = stored(house)
  house.clock.advance(21 * DAY)
  await look()
  for (const who of here) shown.push((await house.do(who, routes.readMeasures, { params })).pulse)
  await store.change((writes) => writes.pulses.forgetRepliers(house.clock.now()))
  return { shown: JSON.stringify(shown), whileOpen, afterwards: stored(house), replied }
}

test('[PU4] any two who replied could have said what the other said: nothing shown or stored would be another', async () => {
  const anyStory = fc.record({
    steps: fc.array(anyStep, { minLength: 6, maxLength: 14 }),
    replies: fc.tuple(anyReply, anyReply, anyReply, anyReply, anyReply, anyReply),
  })
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ steps, replies }) => {
      const said = Object.fromEntries(PEOPLE.map((who, n) => [who, replies[n]])) as Record<Person, Reply>
      const was = await live(steps, said)
      const [one, other] = [...was.replied]
      fc.pre(one !== undefined && other !== undefined)
      const swapped = { ...said, [one as Person]: said[other as Person], [other as Person]: said[one as Person] }
      const would = await live(steps, swapped)
      expect(would.shown).toBe(was.shown)
      expect(would.whileOpen).toBe(was.whileOpen)
      expect(would.afterwards).toBe(was.afterwards)
      expect(was.afterwards).toContain('"pulse_id"')
    }),
    { numRuns: RUNS },
  )
}, 120_000)
