import type { MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from './limits.ts'
import { isPen } from './pen.ts'
import { seedOf } from './seed.ts'
import {
  AMINA,
  BO,
  forgedUpdate,
  guest,
  LoopbackWire,
  longDeletion,
  PAGE,
  settlePromises,
  type TestClient,
  World,
} from './testing/index.ts'
import { penGivenBackMessage, penNeverMindMessage, penWantedMessage } from './wire.ts'

async function opened() {
  const world = new World()
  world.create()
  const [amina, bo] = [world.client(11), world.client(22)]
  await world.join(amina, guest(AMINA))
  await world.join(bo, guest(BO))
  return { world, amina, bo }
}

async function takeUp(world: World, client: TestClient, loan = 1): Promise<number> {
  client.wantPen(loan)
  await world.quiet()
  return must(client.pen, 'whoever asks is lent a pen').client
}

async function putBack(world: World, client: TestClient): Promise<void> {
  client.layDown()
  client.giveBack()
  await world.quiet()
}

const ownersOf = async (world: World) => (await world.log.load(PAGE))?.owners ?? new Map<number, MemberId | null>()

test('[SY72] a hundred sittings of two members leave one client id behind, and every word is there', async () => {
  const { world, amina, bo } = await opened()
  for (let sitting = 0; sitting < 100; sitting++) {
    const client = sitting % 2 === 0 ? amina : bo
    await takeUp(world, client, sitting)
    client.text.insert(client.text.length, '.')
    await world.quiet()
    await putBack(world, client)
  }
  expect(bo.text.toString()).toBe(`Once${'.'.repeat(100)}`)
  const ids = [...(await ownersOf(world)).keys()]
  expect(ids.filter(isPen)).toHaveLength(1)
  expect(ids).toHaveLength(2)
})

test('[SY72] a client that does not ask never hears of pens, and two that write at once have two', async () => {
  const { world, amina, bo } = await opened()
  const cy = world.client(33)
  const heard = await world.join(cy, guest(BO, 'write', null))
  const [one, two] = [await takeUp(world, amina), await takeUp(world, bo)]
  expect(one).not.toBe(two)
  amina.text.insert(0, 'a')
  bo.text.insert(0, 'b')
  cy.text.insert(0, 'c')
  await world.quiet()
  expect(cy.text.toString()).toHaveLength('Onceabc'.length)
  expect(heard.writes.flat().every((message) => (message[0] ?? 0) < 100)).toBe(true)
})

test('[SY73] nobody else writes under a lent pen, nor does who has given it back', async () => {
  const { world, amina, bo } = await opened()
  const pen = await takeUp(world, amina)
  amina.text.insert(0, 'mine ')
  await world.quiet()
  bo.slip(forgedUpdate(bo.doc, pen))
  await world.quiet()
  expect(bo.refused.at(-1)?.reason).toBe('foreign')
  await putBack(world, amina)
  for (const client of [amina, bo]) client.slip(forgedUpdate(client.doc, pen))
  await world.quiet()
  expect([amina, bo].map(({ refused }) => refused.at(-1)?.reason)).toEqual(['foreign', 'foreign'])
  expect(await takeUp(world, bo, 2)).toBe(pen)
  amina.slip(forgedUpdate(amina.doc, pen))
  bo.text.insert(0, 'ours ')
  await world.quiet()
  expect(amina.refused).toHaveLength(2)
  expect(amina.text.toString()).toBe('ours mine Once')
})

test('[SY73] nobody helps themselves to a pen, and nobody gives back what another holds', async () => {
  const { world, amina, bo } = await opened()
  bo.slip(forgedUpdate(bo.doc, 15_999))
  const pen = await takeUp(world, amina)
  const theirs = must(amina.pen, 'it was just lent')
  bo.socket?.toServer.push(penGivenBackMessage(theirs))
  amina.text.insert(0, 'mine ')
  await world.quiet()
  expect(bo.refused.at(-1)?.reason).toBe('foreign')
  expect((await ownersOf(world)).get(pen)).toBe(AMINA)
  expect(bo.text.toString()).toBe('mine Once')
})

test('[SY73] a pen that stands elsewhere than its holder says is not taken back', async () => {
  const { world, amina } = await opened()
  const pen = await takeUp(world, amina)
  amina.text.insert(0, 'mine ')
  await world.quiet()
  amina.socket?.toServer.push(penGivenBackMessage({ ...must(amina.pen, 'it was just lent'), clock: 2 }))
  await world.quiet()
  expect((await ownersOf(world)).get(pen)).toBe(AMINA)
})

test('[SY73] a pen that somebody wore out is not lent on: whoever got it could not write a letter more', async () => {
  const { world, amina, bo } = await opened()
  const pen = await takeUp(world, bo)
  bo.slip(longDeletion(pen, 0, Number.MAX_SAFE_INTEGER - 1))
  await world.quiet()
  bo.socket?.toServer.push(penGivenBackMessage({ client: pen, loan: 1, clock: Number.MAX_SAFE_INTEGER - 1 }))
  await world.quiet()
  expect(await takeUp(world, amina, 2)).not.toBe(pen)
  amina.text.insert(0, 'still ')
  await world.quiet()
  expect(amina.socket).not.toBeNull()
  expect(await world.during(world.rooms.read(PAGE, (doc) => doc.getText('default').toString()))).toBe('still Once')
})

test('[SY73] a new document begins under an id that is no pen', () => {
  const chances = [15_500 / 2 ** 32, 0.5]
  const seed = seedOf(AMINA, { next: () => chances.shift() ?? 0 }, (doc) => doc.getText('default').insert(0, 'Once'))
  expect(seed?.claims).toEqual([2 ** 31])
})

test('[SY74] a server that dies between lending and telling lends the same pen again', async () => {
  const { world, amina } = await opened()
  let answered: () => void = () => undefined
  world.log.answer = () => new Promise((resolve) => (answered = resolve))
  amina.wantPen(5)
  await world.quiet()
  expect([...((await world.store.documents.get(PAGE)?.owners.keys()) ?? [])].filter(isPen)).toHaveLength(1)
  world.kill()
  amina.cut()
  answered()
  const next = new World({ store: world.store, clock: world.clock, seed: 3 })
  await next.join(amina, guest(AMINA))
  await takeUp(next, amina)
  expect([...(await ownersOf(next)).keys()].filter(isPen)).toHaveLength(1)
})

test('[SY74] what is asked about pens while the store fails is done once it works, without being asked again', async () => {
  const { world, amina } = await opened()
  world.log.fault = (operation) => (operation === 'lend' ? 'before' : null)
  amina.wantPen(5)
  await world.quiet()
  expect(amina.pen).toBeNull()
  world.log.fault = () => null
  world.clock.advance(60_000)
  await world.quiet()
  expect(amina.pen).not.toBeNull()
})

test('[SY74] words that were on the way when the holder vanished are taken when they come, however late', async () => {
  const { world, amina, bo } = await opened()
  const pen = await takeUp(world, amina)
  amina.text.insert(0, 'one ')
  await world.quiet()
  world.cut(amina)
  amina.text.insert(4, 'two ')
  // Nobody gets it meanwhile, however many ask.
  expect(await takeUp(world, bo)).not.toBe(pen)
  const { disk } = amina
  const next = new (amina.constructor as typeof TestClient)(12, disk)
  await world.join(next, guest(AMINA))
  expect(bo.text.toString()).toBe('one two Once')
})

test('[SY75] a pen given back in one process is lent on in another, and the first does not take its old holder’s word for it', async () => {
  const wire = new LoopbackWire()
  const here = new World({ wire, shared: true })
  here.create()
  const there = new World({ wire, shared: true, seed: 2, store: here.store, clock: here.clock })
  const quiet = async () => {
    for (let i = 0; i < 3; i++) for (const world of [here, there]) await world.quiet()
  }
  const [amina, aminasOther, bo] = [here.client(11), there.client(12), there.client(22)]
  await here.join(amina, guest(AMINA))
  await there.join(aminasOther, guest(AMINA))
  await there.join(bo, guest(BO))
  const pen = await takeUp(here, amina)
  const loan = must(amina.pen, 'it was just lent')
  amina.text.insert(0, 'one ')
  await quiet()
  // From here on this process hears nothing of the other.
  wire.lose = () => true
  aminasOther.socket?.toServer.push(penGivenBackMessage({ ...loan, clock: 4 }))
  await quiet()
  expect(await takeUp(there, bo)).toBe(pen)
  bo.text.insert(0, 'two ')
  amina.slip(forgedUpdate(amina.doc, pen))
  await quiet()
  expect(amina.refused.at(-1)?.reason).toBe('foreign')
  here.clock.advance(15_000)
  await quiet()
  expect(amina.text.toString()).toBe('two one Once')
})

test('[SY76] edits of the server leave no client ids behind', async () => {
  const { world, amina } = await opened()
  for (let i = 0; i < 20; i++) {
    const edit = world.rooms.edit(PAGE, i % 2 === 0 ? AMINA : BO, (doc) => doc.getText('default').insert(0, '!'))
    await world.during(edit)
  }
  const refused = world.rooms.edit(PAGE, BO, () => {
    throw new Error('changed its mind')
  })
  await Promise.all([expect(refused).rejects.toThrow('mind'), world.quiet()])
  expect(amina.text.toString()).toBe(`${'!'.repeat(20)}Once`)
  const owners = await ownersOf(world)
  expect(owners.size).toBe(2)
  expect([...owners].filter(([id]) => isPen(id)).map(([, owner]) => owner)).toEqual([null])
})

test('[SY77] one member holds a bounded number of pens; beyond, they write under ids of their own', async () => {
  const world = new World({ limits: { pensPerMember: 3 } })
  world.create()
  const amina = world.client(11)
  await world.join(amina, guest(AMINA))
  for (let loan = 0; loan < 9; loan++) {
    amina.socket?.toServer.push(penWantedMessage(loan))
    await world.quiet()
  }
  expect([...(await ownersOf(world)).keys()].filter(isPen)).toHaveLength(3)
  amina.text.insert(0, 'still ')
  await world.quiet()
  expect(Y.getState(amina.doc.store, 11)).toBe(6)
  expect(await world.during(world.rooms.read(PAGE, (doc) => doc.getText('default').toString()))).toBe('still Once')
})

test('[SY80] who asks for pens without end makes the server do a bounded number of errands, and holds up nobody', async () => {
  const { world, amina, bo } = await opened()
  let errands = 0
  world.log.fault = (operation) => {
    if (operation === 'lend' || operation === 'takeBack') errands++
    return null
  }
  for (let loan = 0; loan < 5_000; loan++)
    amina.socket?.toServer.push(
      penWantedMessage(loan),
      penNeverMindMessage(loan),
      penGivenBackMessage({ client: 15_999, loan, clock: 0 }),
    )
  world.deliver()
  bo.text.insert(0, 'meanwhile ')
  // The flood waits in line: what others write goes in between, after one errand and not after all.
  for (let turn = 0; turn < 6; turn++) {
    world.deliver()
    world.loop.round()
    await settlePromises()
  }
  world.deliver()
  expect(amina.text.toString()).toBe('meanwhile Once')
  await world.quiet()
  expect(errands).toBeLessThanOrEqual(4 * LIMITS.penErrandsPerMinute)
  const loaned = [...(await ownersOf(world))].filter(([id]) => isPen(id))
  expect(loaned.length).toBeLessThanOrEqual(LIMITS.pensPerMember)
  // Bo is lent one all the same, and Amina writes on under her own id.
  expect(isPen(await takeUp(world, bo, 9_999))).toBe(true)
  amina.text.insert(0, 'still ')
  await world.quiet()
  expect(bo.text.toString()).toBe('still meanwhile Once')
  world.clock.advance(60_000)
  amina.asked = null
  amina.wantPen(123_456)
  await world.quiet()
  expect(amina.pen).not.toBeNull()
})
