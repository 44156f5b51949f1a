import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { takeNotice } from '../../work/take-notice.ts'

const DAY = 24 * 60 * 60 * 1000
const WORDS = { title: 'Mend in public', goal: 'Tell of one thing you mended.', badge: 'Mender' }

const make = (house: House, more: object = {}, who: Persona = 'host') => {
  const now = house.clock.now()
  const input = { ...WORDS, opensAt: now, closesAt: now + 30 * DAY, ...more }
  return house.do(who, routes.makeChallenge, { params: { slug: house.slug }, input })
}
const write = (house: House, who: Persona, kind: 'story' | 'practice' | 'note' = 'story') =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind, title: 'The old toaster', markdown: 'It was the fuse.' },
  })
const enter = (house: House, id: string, pageId: string, who: Persona = 'amina', more: object = {}) =>
  house.do(who, routes.enterChallenge, { params: { id }, input: { pageId, ...more } })
const confirm = (house: House, id: string, who: Persona) => house.do(who, routes.confirmEntry, { params: { id } })
const read = (house: House, id: string, who: Persona = 'bo') => house.do(who, routes.readChallenge, { params: { id } })
const change = (house: House, id: string, input: object, who: Persona = 'host') =>
  house.do(who, routes.changeChallenge, { params: { id }, input })
const badges = async (house: House, who: Persona, of: Persona = 'amina') =>
  (await house.do(who, routes.readMember, { params: { slug: house.slug, id: house.idOf(of) } })).badges
const list = (house: House, who: Persona = 'bo') =>
  house.do(who, routes.listChallenges, { params: { slug: house.slug } })
const entered = async (house: House) => {
  const challenge = await make(house)
  const story = await write(house, 'amina')
  const [entry] = (await enter(house, challenge.id, story.id)).entries
  return { challenge, story, entry: entry?.id ?? '' }
}

test('[CB1] hosts make a challenge, once under an id; it comes, is open and is over by the server’s clock', async () => {
  await using house = await openHouse()
  const now = house.clock.now()
  const id = 'challengechalleng'
  const when = { id, opensAt: now + DAY, closesAt: now + 8 * DAY }
  await expect(make(house, when, 'bo')).rejects.toMatchObject({ code: 'not-allowed' })
  const made = await make(house, when)
  expect(made).toMatchObject({ id, state: 'coming', entries: [], may: { enter: false, change: true, remove: true } })
  expect((await make(house, when)).id).toBe(id)
  await expect(make(house, when, 'founder')).rejects.toMatchObject({ code: 'conflict' })
  expect((await list(house)).current).toHaveLength(1)
  for (const wrong of [
    { opensAt: now, closesAt: now + 1000 },
    { opensAt: now, closesAt: now + 200 * DAY },
    { opensAt: now - 9 * DAY, closesAt: now - DAY },
    // Past the last day that any calendar has.
    { opensAt: Number.MAX_SAFE_INTEGER - 9 * DAY, closesAt: Number.MAX_SAFE_INTEGER },
  ])
    await expect(make(house, wrong)).rejects.toMatchObject({ code: 'bad-input' })
  const story = await write(house, 'amina')
  await expect(enter(house, id, story.id)).rejects.toMatchObject({ code: 'conflict' })
  const home = () => house.do('bo', routes.readHome, { params: { slug: house.slug } })
  expect((await home()).challenge).toBeNull()
  house.clock.advance(DAY)
  expect((await home()).challenge).toMatchObject({ id, state: 'open' })
  expect((await read(house, id, 'amina')).may).toMatchObject({ enter: true })
  expect((await read(house, id, 'guest')).may).toMatchObject({ enter: false })
  house.clock.advance(7 * DAY)
  await expect(enter(house, id, story.id)).rejects.toMatchObject({ code: 'gone' })
  expect((await list(house)).past.map((one) => one.state)).toEqual(['over'])
  await expect(change(house, id, { goal: 'Other.' })).rejects.toMatchObject({ code: 'gone' })
})

test('[CB2] changed before anybody entered, it is another; changed after, entries keep the words they answered', async () => {
  await using house = await openHouse()
  const { challenge, entry } = await entered(house)
  const other = await make(house, { title: 'Sharpen' })
  expect(await change(house, other.id, { title: 'Sharpen a knife' })).toMatchObject({ title: 'Sharpen a knife' })
  await house.do('host', routes.removeChallenge, { params: { id: other.id } })
  await expect(read(house, other.id)).rejects.toMatchObject({ code: 'not-found' })

  const changed = await change(house, challenge.id, { goal: 'Tell of three things.', badge: 'Great mender' })
  expect(changed.entries[0]?.answers).toEqual({ goal: WORDS.goal, badge: 'Mender' })
  house.clock.advance(1000)
  const late = await write(house, 'bo')
  const now = await enter(house, challenge.id, late.id, 'bo')
  expect(now.entries.map(({ answers }) => answers?.badge ?? null)).toEqual(['Mender', null])
  for (const who of ['bo', 'host'] as const) await confirm(house, entry, who)
  expect((await badges(house, 'bo')).map(({ name }) => name)).toEqual(['Mender'])
  // Back to the words of before, it asks for the same as at first.
  await change(house, challenge.id, { goal: WORDS.goal, badge: WORDS.badge })
  expect((await read(house, challenge.id)).entries.map(({ answers }) => answers?.badge ?? null)).toEqual([
    null,
    'Great mender',
  ])

  const { opensAt } = challenge
  await expect(change(house, challenge.id, { opensAt: opensAt + DAY })).rejects.toMatchObject({ code: 'conflict' })
  await expect(house.do('host', routes.removeChallenge, { params: { id: challenge.id } })).rejects.toMatchObject({
    code: 'conflict',
  })
  house.clock.advance(DAY)
  expect((await change(house, challenge.id, { closesAt: opensAt })).state).toBe('over')
})

test('[CB3] an entry is what somebody wrote in: a story, or a page made better since; once each', async () => {
  await using house = await openHouse()
  const practice = await write(house, 'amina', 'practice')
  house.clock.advance(DAY)
  const { id } = await make(house)
  const story = await write(house, 'bo')
  const note = await write(house, 'amina', 'note')
  await expect(enter(house, id, story.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(enter(house, id, note.id)).rejects.toMatchObject({ code: 'bad-input' })
  await expect(enter(house, id, practice.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(enter(house, id, practice.id, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  house.clock.advance(DAY)
  await house.do('amina', routes.changePage, { params: { id: practice.id }, input: { markdown: 'Look at the fuse.' } })
  const sent = { id: 'entryentryentryen' }
  expect((await enter(house, id, practice.id, 'amina', sent)).entries).toHaveLength(1)
  expect((await enter(house, id, practice.id, 'amina', sent)).entries).toHaveLength(1)
  await expect(enter(house, id, story.id, 'bo', sent)).rejects.toMatchObject({ code: 'conflict' })
  const mine = await write(house, 'amina')
  await expect(enter(house, id, mine.id)).rejects.toMatchObject({ code: 'conflict' })
  expect(house.told('challenge-entered')).toHaveLength(1)
})

test('[CB3] two peers confirm, not the entrant, nobody twice; then the badge is there, and the entrant hears of it', async () => {
  await using house = await openHouse()
  await takeNotice(house.services)
  const { challenge, story, entry } = await entered(house)
  await expect(confirm(house, entry, 'amina')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(confirm(house, entry, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await list(house)).current[0]).toMatchObject({ entered: 1, earned: 0, waiting: 1, mine: null })
  for (let i = 0; i < 2; i++) await confirm(house, entry, 'bo')
  expect((await read(house, challenge.id)).entries[0]).toMatchObject({ earnedAt: null, may: { unconfirm: true } })
  await house.do('bo', routes.unconfirmEntry, { params: { id: entry } })
  await confirm(house, entry, 'host')
  expect((await read(house, challenge.id)).entries[0]?.earnedAt).toBeNull()
  house.clock.advance(1000)
  await confirm(house, entry, 'bo')
  const [now] = (await read(house, challenge.id, 'amina')).entries
  expect(now).toMatchObject({ earnedAt: house.clock.now(), may: { withdraw: false, download: true } })
  expect(now?.confirmed.map(({ name }) => name)).toEqual(['Host', 'Bo'])
  expect((await list(house, 'amina')).current[0]).toMatchObject({ earned: 1, waiting: 0, mine: 'earned' })
  expect(await badges(house, 'bo')).toMatchObject([
    { name: 'Mender', challenge: { title: WORDS.title }, page: { title: 'The old toaster' }, may: { download: false } },
  ])
  expect((await badges(house, 'amina'))[0]?.may.download).toBe(true)
  const page = await house.do('bo', routes.readPage, { params: { id: story.id } })
  expect(page.badges).toMatchObject([{ name: 'Mender', by: { name: 'Amina' }, version: now?.version }])
  while ((await takeNotice(house.services)).more);
  const { items } = await house.do('amina', routes.readInbox, { query: { show: 'direct' } })
  expect(items.flatMap(({ notices }) => notices).map(({ reason }) => reason)).toContain('earned')
  for (const act of [routes.withdrawEntry, routes.unconfirmEntry] as const)
    await expect(
      house.do(act === routes.withdrawEntry ? 'amina' : 'bo', act, { params: { id: entry } }),
    ).rejects.toMatchObject({ code: 'conflict' })
})

test('[CB4] the version that was entered stays as it was, also in the sitting that goes on', async () => {
  await using house = await openHouse()
  const { challenge, story } = await entered(house)
  const version = (await read(house, challenge.id)).entries[0]?.version ?? 0
  const markdown = 'It was the fuse after all, and a crumb.'
  await house.do('amina', routes.changePage, { params: { id: story.id }, input: { markdown } })
  await house.quiet()
  const kept = await house.do('bo', routes.readVersion, {
    params: { id: story.id, n: version },
    query: { format: 'markdown' },
  })
  expect(kept.markdown).toContain('It was the fuse.')
  expect(kept).toMatchObject({ automatic: false, name: WORDS.title })
  expect((await read(house, challenge.id)).entries[0]?.page?.url).toContain(`/history?version=${version}`)
})

test('[CB4] an entry whose page is in the trash is confirmed by nobody; kept from somebody, it is not there for them', async () => {
  await using house = await openHouse()
  const { challenge, story, entry } = await entered(house)
  await house.do('amina', routes.deletePage, { params: { id: story.id } })
  await expect(confirm(house, entry, 'bo')).rejects.toMatchObject({ code: 'gone' })
  expect((await read(house, challenge.id)).entries[0]).toMatchObject({ page: null, may: { confirm: false } })
  await house.do('amina', routes.undeletePage, { params: { id: story.id } })
  const audience = { floor: 'host', people: [house.idOf('amina')] } as const
  await house.do('amina', routes.narrowPage, {
    params: { id: story.id },
    input: { audience: { ...audience, people: [...audience.people] } },
  })
  expect((await read(house, challenge.id)).entries).toEqual([])
  expect((await list(house)).current[0]).toMatchObject({ entered: 0, waiting: 0 })
  await expect(confirm(house, entry, 'bo')).rejects.toMatchObject({ code: 'not-found' })
  for (const who of ['host', 'founder'] as const) await confirm(house, entry, who)
  // That she has a badge is no secret; what she wrote is, and who may read it.
  expect((await read(house, challenge.id)).entries).toMatchObject([{ id: entry, page: null, confirmed: [] }])
  expect((await read(house, challenge.id, 'host')).entries[0]?.confirmed).toHaveLength(2)
  expect(await badges(house, 'bo')).toMatchObject([{ name: 'Mender', page: null }])
  expect(await badges(house, 'host')).toMatchObject([{ page: { title: 'The old toaster' } }])
})

test('[CB5] a peer who left before it was earned does not count; what was earned stays when peers and pages go', async () => {
  await using house = await openHouse()
  const { challenge, story, entry } = await entered(house)
  const leave = (who: Persona) =>
    house.services.store.change((writes) => writes.members.removeMembership(house.community.id, house.idOf(who)))
  await confirm(house, entry, 'bo')
  await leave('bo')
  await confirm(house, entry, 'host')
  const [open] = (await read(house, challenge.id, 'host')).entries
  expect([open?.earnedAt, open?.confirmed.map(({ name }) => name)]).toEqual([null, ['Host']])
  await confirm(house, entry, 'founder')
  await leave('host')
  await house.do('amina', routes.deletePage, { params: { id: story.id } })
  expect((await read(house, challenge.id, 'founder')).entries[0]).toMatchObject({
    earnedAt: house.clock.now(),
    page: null,
  })
  expect(await badges(house, 'amina')).toMatchObject([{ name: 'Mender', page: null }])
})

test('[CB5] until it is earned an entry can be taken back by whose it is, and another page entered', async () => {
  await using house = await openHouse()
  const { challenge, entry } = await entered(house)
  await confirm(house, entry, 'bo')
  await expect(house.do('bo', routes.withdrawEntry, { params: { id: entry } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await house.do('amina', routes.withdrawEntry, { params: { id: entry } })
  expect((await read(house, challenge.id)).entries).toEqual([])
  const other = await write(house, 'amina')
  expect((await enter(house, challenge.id, other.id)).entries[0]?.confirmed).toEqual([])
})

test('[CB8] nothing is ranked: entries stand in the order in which they came, members in that of their names', async () => {
  await using house = await openHouse()
  const { challenge, entry } = await entered(house)
  house.clock.advance(1000)
  const other = await write(house, 'bo')
  const second = (await enter(house, challenge.id, other.id, 'bo')).entries.find(({ by }) => by.name === 'Bo')?.id ?? ''
  for (const who of ['host', 'founder'] as const) await confirm(house, second, who)
  expect((await read(house, challenge.id)).entries.map(({ id }) => id)).toEqual([entry, second])
  const { items } = await house.do('bo', routes.listMembers, { params: { slug: house.slug } })
  const names = items.map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  expect(JSON.stringify(items)).not.toContain('adge')
})
