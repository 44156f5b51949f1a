import { routes } from '@commonplace/api'
import { applyJson, fromMarkdown } from '@commonplace/document'
import { RENEWAL_AHEAD } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { takeNotice } from '../../work/take-notice.ts'

const DAY = 24 * 60 * 60 * 1000

async function openCharter(markdown = 'We mend things together.') {
  const house = await openHouse()
  await take(house)
  const input = { kind: 'charter', title: 'Our charter', markdown } as const
  const page = await house.do('founder', routes.createPage, { params: { slug: house.slug }, input })
  return { house, id: page.id }
}
const read = (house: House, id: string, who: Persona = 'bo') => house.do(who, routes.readPage, { params: { id } })
const charter = async (house: House, id: string, who: Persona = 'bo') =>
  must((await read(house, id, who)).charter, 'it is a charter')
async function sign(house: House, id: string, who: Persona, revision?: string) {
  // Nobody signs in the very moment in which somebody else does.
  house.clock.advance(1000)
  const read = revision ?? (await charter(house, id, who)).revision
  return house.do(who, routes.signCharter, { params: { id }, input: { revision: read } })
}
const write = (house: House, id: string, markdown: string, who: Persona = 'founder') =>
  house.do(who, routes.changePage, { params: { id }, input: { markdown } })
const mean = (house: House, id: string, why: string, who: Persona = 'founder') =>
  house.do(who, routes.createVersion, { params: { id }, input: { name: 'As we mean it', meaning: why } })
const signers = async (house: House, id: string, show: 'signed' | 'missing' = 'signed', who: Persona = 'host') =>
  (await house.do(who, routes.listSignatures, { params: { id }, query: { show } })).items.map(
    ({ person, version, state }) => [person.name, version, state],
  )
const take = (house: House) => takeNotice({ store: house.services.store, clock: house.clock })
const inbox = async (house: House, who: Persona) => {
  await take(house)
  const { items } = await house.do(who, routes.readInbox, { query: { show: 'direct' } })
  return items.flatMap(({ notices }) => notices.map(({ type, reason }) => `${type} ${reason}`))
}
const asked = async (house: House, who: Persona) =>
  (await house.do(who, routes.readHome, { params: { slug: house.slug } })).forYou.charter

test('[CH1] members sign the text they read, at its version, once; guests read it, strangers too', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  expect(await charter(house, id)).toMatchObject({ signed: 0, members: 4, mine: null, may: { sign: true } })
  expect(await asked(house, 'bo')).toMatchObject({ id, title: 'Our charter', again: false })
  const first = await sign(house, id, 'bo')
  expect(first).toEqual({ version: 1, at: house.clock.now() })
  house.clock.advance(DAY)
  expect(await sign(house, id, 'bo')).toEqual(first)
  expect(await charter(house, id)).toMatchObject({ signed: 1, mine: { version: 1, state: 'holds' } })
  expect(await asked(house, 'bo')).toBeNull()
  await expect(sign(house, id, 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await charter(house, id, 'guest')).may).toEqual({ sign: false, seeSigners: true, seeMissing: false })
  expect(await charter(house, id, 'stranger')).toMatchObject({ mine: null, may: { sign: false, seeSigners: false } })
  expect(house.told('charter-signed').map(({ data }) => data)).toEqual([{ title: 'Our charter', version: 1 }])
})

test('[CH1] nobody signs what they did not see: what was changed meanwhile is read again first', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  const before = (await charter(house, id)).revision
  // Typed and not settled: it is what she reads, and is kept because she signs it.
  const { documentId } = await read(house, id)
  await house.type('amina', documentId, (doc) =>
    applyJson(doc, fromMarkdown('We mend things, and share how.').json, null),
  )
  const seen = await charter(house, id)
  expect(seen.revision).not.toBe(before)
  await expect(sign(house, id, 'bo', 'nobodyreadthis')).rejects.toMatchObject({ code: 'conflict' })
  // What was read before a change that is not of meaning can be signed still: it is that version that is signed.
  expect(await sign(house, id, 'bo', before)).toMatchObject({ version: 1 })
  expect(await sign(house, id, 'amina', seen.revision)).toMatchObject({ version: 2 })
  expect(await signers(house, id)).toEqual([
    ['Amina', 2, 'holds'],
    ['Bo', 1, 'holds'],
  ])
})

test('[CH1] a sitting that goes on puts no other words below a signature', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  await write(house, id, 'We mend things, and tell.')
  const { version } = await sign(house, id, 'bo')
  house.clock.advance(60_000)
  await write(house, id, 'We sell things.')
  await house.quiet()
  const signed = await house.do('bo', routes.readVersion, { params: { id, n: version }, query: { format: 'markdown' } })
  expect(signed.markdown).toContain('and tell')
})

test('[CH2, CH3] a change that is not of meaning asks nobody; one that is asks again whoever signed, and shows what changed', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  await sign(house, id, 'bo')
  await sign(house, id, 'amina')
  await write(house, id, 'We mend things together!')
  await house.do('founder', routes.createVersion, { params: { id }, input: { name: 'Mended' } })
  expect(await charter(house, id)).toMatchObject({ signed: 2, mine: { state: 'holds' } })
  expect(await asked(house, 'bo')).toBeNull()
  expect(await inbox(house, 'bo')).toEqual([])
  await write(house, id, 'We mend things together, and for nothing!')
  await mean(house, id, 'Nobody pays.')
  const now = await charter(house, id)
  expect(now).toMatchObject({
    signed: 0,
    meaning: { why: 'Nobody pays.', by: { name: 'Founder' } },
    mine: { version: 1, state: 'outdated' },
  })
  expect(await asked(house, 'bo')).toMatchObject({ id, again: true })
  expect(await inbox(house, 'bo')).toEqual(['version-named sign'])
  expect(await inbox(house, 'host')).toEqual([])
  const diff = await house.do('bo', routes.readDiff, { params: { id }, query: { from: now.mine?.version ?? 0 } })
  expect(diff.html).toContain('for nothing')
  expect(await sign(house, id, 'bo')).toMatchObject({ version: now.meaning?.version })
  expect(await charter(house, id)).toMatchObject({ signed: 1, mine: { state: 'holds' } })
  expect(await signers(house, id)).toEqual([
    ['Bo', now.meaning?.version, 'holds'],
    ['Amina', 1, 'outdated'],
  ])
})

test('[CH3] who waited to send a signature of what means something else now hears so, and nothing is signed', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  const { revision } = await charter(house, id)
  await write(house, id, 'We sell things.')
  await mean(house, id, 'We sell.')
  await expect(sign(house, id, 'bo', revision)).rejects.toMatchObject({ code: 'conflict' })
  expect(await charter(house, id)).toMatchObject({ signed: 0, mine: null })
})

test('[CH1] where the older words were typed again, it is what stands now that is signed', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  const before = await read(house, id)
  await write(house, id, 'We sell things.')
  await mean(house, id, 'We sell.')
  await house.type('founder', before.documentId, (doc) =>
    applyJson(doc, fromMarkdown('We mend things together.').json, null),
  )
  const now = await charter(house, id)
  expect(now.revision).toBe(before.charter?.revision)
  const { version } = await sign(house, id, 'bo')
  expect(version).toBeGreaterThan(now.meaning?.version ?? 0)
  expect(await charter(house, id)).toMatchObject({ signed: 1, mine: { state: 'holds' } })
})

test('[CH1] what is signed in the moment somebody types it stays theirs, and is told as theirs once they are done', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  const { documentId } = await read(house, id)
  house.clock.advance(DAY)
  await house.type('amina', documentId, (doc) => applyJson(doc, fromMarkdown('We mend, and tell.').json, null))
  const { version } = await sign(house, id, 'bo')
  const { items } = await house.do('bo', routes.listVersions, { params: { id } })
  expect(items.find(({ n }) => n === version)?.by.map(({ name }) => name)).toEqual(['Amina'])
  await house.quiet()
  expect(house.told('page-settled').map(({ by }) => by)).toEqual([house.idOf('amina')])
  expect(await charter(house, id)).toMatchObject({ signed: 1, mine: { version, state: 'holds' } })
  expect(await sign(house, id, 'amina')).toMatchObject({ version })
})

test('[CH3] whoever names versions says that one changes the meaning, of charters alone', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  await expect(mean(house, id, 'Mine.', 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  await mean(house, id, 'Ours.', 'amina')
  expect((await charter(house, id)).meaning).toMatchObject({ by: { name: 'Amina' }, why: 'Ours.' })
  const input = { kind: 'note', title: 'A note', markdown: 'So.' } as const
  const note = await house.do('bo', routes.createPage, { params: { slug: house.slug }, input })
  expect(note.charter).toBeNull()
  await expect(mean(house, note.id, 'No.')).rejects.toMatchObject({ code: 'bad-input', field: 'meaning' })
  await expect(
    house.do('bo', routes.signCharter, { params: { id: note.id }, input: { revision: 'any' } }),
  ).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CH4] who signed what is told to who belongs here; whose signature is missing, to hosts', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  await sign(house, id, 'amina')
  expect(await signers(house, id, 'signed', 'guest')).toEqual([['Amina', 1, 'holds']])
  expect(new Set((await signers(house, id, 'missing')).map(([name]) => name))).toEqual(
    new Set(['Founder', 'Host', 'Bo']),
  )
  await expect(signers(house, id, 'missing', 'bo')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(signers(house, id, 'signed', 'outsider')).rejects.toMatchObject({ code: 'not-allowed' })
  await house.do('host', routes.narrowPage, { params: { id }, input: { audience: { floor: 'host', people: [] } } })
  await expect(signers(house, id, 'signed', 'bo')).rejects.toMatchObject({ code: 'not-found' })
  expect(await asked(house, 'bo')).toBeNull()
})

test('[CH5] who is taken out is listed as gone and not counted, is asked of nothing, and let in again signs anew', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  await sign(house, id, 'bo')
  house.clock.advance(DAY)
  const params = { slug: house.slug, id: house.idOf('bo') }
  await house.do('host', routes.removeMember, { params })
  expect(await charter(house, id, 'amina')).toMatchObject({ signed: 0, members: 3 })
  expect(await signers(house, id)).toEqual([['Bo', 1, 'left']])
  expect((await signers(house, id, 'missing')).map(([name]) => name)).not.toContain('Bo')
  await mean(house, id, 'So.')
  await take(house)
  await house.services.store.change((writes) =>
    writes.members.setRole(house.community.id, house.idOf('bo'), 'member', house.clock.now()),
  )
  expect(await inbox(house, 'bo')).toEqual([])
  expect(await charter(house, id)).toMatchObject({ signed: 0, members: 4, mine: { state: 'left' } })
  expect(await asked(house, 'bo')).toMatchObject({ again: false })
  await sign(house, id, 'bo')
  expect(await charter(house, id)).toMatchObject({ signed: 1, mine: { state: 'holds' } })
})

test('[CH3] of several charters the first is asked for, however many came after it', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  for (let n = 0; n < 21; n++) {
    house.clock.advance(1000)
    const input = { kind: 'charter', title: `Another ${n}`, markdown: 'So.' } as const
    await house.do('bo', routes.createPage, { params: { slug: house.slug }, input })
  }
  expect(await asked(house, 'bo')).toMatchObject({ id })
})

test('[CH6] hosts are reminded once, two weeks before the day, and on Home until it is renewed', async () => {
  const { house, id } = await openCharter()
  await using _ = house
  const renewal = new Date(house.clock.now() + 30 * DAY).toISOString().slice(0, 10)
  const set = (day: string) =>
    house.do('founder', routes.changePage, { params: { id }, input: { extra: { renewal: day } } })
  await set(renewal)
  await house.work.start()
  await house.work.drain()
  const home = async (who: Persona) =>
    (await house.do(who, routes.readHome, { params: { slug: house.slug } })).forYou.renewals
  const live = async (days: number) => {
    for (let day = 0; day < days; day++) {
      house.clock.advance(DAY)
      await house.work.drain()
    }
  }
  await live(15)
  expect([await inbox(house, 'host'), await home('host')]).toEqual([[], []])
  await live(5)
  expect(await inbox(house, 'host')).toEqual(['charter-due renew'])
  expect(await inbox(house, 'amina')).toEqual([])
  expect(await home('host')).toMatchObject([{ title: 'Our charter', at: Date.parse(`${renewal}T12:00Z`) }])
  expect(await home('amina')).toEqual([])
  const next = new Date(house.clock.now() + 365 * DAY).toISOString().slice(0, 10)
  await set(next)
  expect(await home('host')).toEqual([])
  // The first is not kept any more when the second comes.
  await live(100)
  expect(await inbox(house, 'host')).toEqual([])
  house.clock.advance(265 * DAY - RENEWAL_AHEAD + DAY)
  await house.work.drain()
  expect(await inbox(house, 'host')).toEqual(['charter-due renew'])
  expect(house.told('charter-due')).toHaveLength(2)
})
