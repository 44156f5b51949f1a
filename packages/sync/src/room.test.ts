import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Guest, UnknownDocument } from './index.ts'
import { AMINA, BO, guest, orphanUpdate, PAGE, World } from './testing/index.ts'
import { updateMessage } from './wire.ts'

async function opened(options: ConstructorParameters<typeof World>[0] = {}) {
  const world = new World(options)
  world.create()
  const [amina, bo] = [world.client(11), world.client(22)]
  const [aminasSocket, bosSocket] = [await world.join(amina, guest(AMINA)), await world.join(bo, guest(BO))]
  return { world, amina, bo, aminasSocket, bosSocket }
}

const kept = async (world: World) => (await world.log.load(PAGE))?.updates.length

test('[SY1] two members write at once and end with the same words, which are kept', async () => {
  const { world, amina, bo } = await opened()
  amina.text.insert(4, ' upon')
  bo.text.insert(0, '> ')
  await world.quiet()
  expect(amina.text.toString()).toBe('> Once upon')
  expect(bo.text.toString()).toBe('> Once upon')
  expect(await world.during(world.rooms.read(PAGE, (doc, seq) => [doc.getText('default').toString(), seq]))).toEqual([
    '> Once upon',
    3,
  ])
  expect((await world.log.load(PAGE))?.owners.get(22)).toBe(BO)
})

test('[SY12] nobody writes under another member’s client id, and the honest member notices nothing', async () => {
  const { world, amina, bo, bosSocket } = await opened()
  amina.text.insert(4, ' upon')
  await world.quiet()
  const forger = new Y.Doc()
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(amina.doc))
  forger.clientID = 11
  const before = Y.encodeStateVector(forger)
  forger.getText('default').insert(0, 'Amina never said this. ')
  bosSocket.toServer.push(updateMessage(Y.encodeStateAsUpdate(forger, before)))
  await world.quiet()
  expect(bo.refused.map(({ reason }) => reason)).toEqual(['foreign'])
  amina.text.insert(9, ' a time')
  await world.quiet()
  expect(bo.text.toString()).toBe('Once upon a time')
  expect(amina.refused).toEqual([])
})

test('[SY59] two writers under one client id are told, where Yjs alone would drop the second one’s words without a sound', async () => {
  const { world, amina, aminasSocket } = await opened()
  const twin = new Y.Doc()
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(amina.doc))
  twin.clientID = 11
  const before = Y.encodeStateVector(twin)
  amina.text.insert(4, ' upon')
  await world.quiet()
  const known = Y.encodeStateAsUpdate(amina.doc, before)
  twin.getText('default').insert(4, ' more')
  aminasSocket.toServer.push(updateMessage(Y.encodeStateAsUpdate(twin, before)))
  await world.quiet()
  expect(amina.refused.map(({ reason }) => reason)).toEqual(['foreign'])
  // The very same words sent again are no contradiction: that is how a client comes back.
  aminasSocket.toServer.push(updateMessage(known))
  await world.quiet()
  expect(amina.refused).toHaveLength(1)
  expect(amina.text.toString()).toBe('Once upon')
})

test('[SY13] an edit that stands on something missing is refused, never parked, and the whole is asked for', async () => {
  const { world, amina, bo, bosSocket } = await opened()
  bo.text.insert(0, 'lost ')
  bosSocket.toServer.pop()
  for (let i = 0; i < 50; i++) bo.text.insert(0, '.')
  world.clock.advance(1_000)
  await world.quiet()
  expect(bo.refused).toHaveLength(50)
  expect(new Set(bo.refused.map(({ reason }) => reason))).toEqual(new Set(['missing']))
  world.clock.advance(1_000)
  await world.quiet()
  expect(amina.text.toString()).toBe(`${'.'.repeat(50)}lost Once`)
  expect(await world.during(world.rooms.read(PAGE, (doc) => doc.store.pendingStructs))).toBeNull()
})

test.each(['clock', 'item', 'deletion'] as const)(
  '[SY13] where the missing thing is a %s, the edit is refused and asked for, and its sender stays',
  async (what) => {
    const { world, bo, bosSocket } = await opened()
    world.clock.advance(1_000)
    bo.slip(orphanUpdate(bo.doc, 22, what))
    await world.quiet()
    expect(bo.refused.map(({ reason }) => reason)).toEqual(['missing'])
    expect(bosSocket.closed).toBeNull()
    expect(await kept(world)).toBe(1)
    expect(world.events.filter(({ kind }) => kind === 'failed')).toEqual([])
  },
)

test('[SY15] while the log fails nothing is shown or acknowledged; then all of it comes, and nothing twice', async () => {
  const { world, amina, bo } = await opened()
  const acknowledged = amina.acknowledged
  world.log.fault = (operation) => (operation === 'append' ? 'before' : null)
  amina.text.insert(4, ' upon')
  await world.quiet()
  expect(bo.text.toString()).toBe('Once')
  expect(amina.refused.at(-1)).toMatchObject({ reason: 'not-kept' })
  expect(bo.hellos.at(-1)?.readOnly).toMatchObject({ reason: 'store' })
  expect(amina.acknowledged).toBe(acknowledged + 1)
  const late = world.client(33)
  await world.join(late, guest(BO))
  expect(late.text.toString()).not.toContain('upon')
  await expect(
    world.during(world.rooms.edit(PAGE, BO, (doc) => doc.getText('default').insert(0, 'x'))),
  ).rejects.toThrow('right now')
  world.log.fault = () => null
  for (let i = 0; i < 3; i++) {
    world.clock.advance(2_000)
    await world.quiet()
  }
  expect(bo.text.toString()).toBe('Once upon')
  expect(late.text.toString()).toBe('Once upon')
  expect(bo.hellos.at(-1)?.readOnly).toBeNull()
  expect(await kept(world)).toBe(2)
})

test('[SY15] nothing is acknowledged or shown before it is durable', async () => {
  const { world, amina, bo } = await opened()
  const { acknowledged } = amina
  const disk = Promise.withResolvers<void>()
  const append = world.log.append.bind(world.log)
  world.log.append = async (document, entries) => {
    await disk.promise
    return append(document, entries)
  }
  amina.text.insert(4, ' upon')
  await world.quiet()
  expect(amina.acknowledged).toBe(acknowledged)
  expect(bo.text.toString()).toBe('Once')
  disk.resolve()
  await world.quiet()
  expect(amina.acknowledged).toBe(acknowledged + 1)
  expect(bo.text.toString()).toBe('Once upon')
})

test('[SY10] what was received before the rooms close is kept, however much it is', async () => {
  const { world, amina, aminasSocket } = await opened()
  for (let i = 0; i < 400; i++) amina.text.insert(0, 'x')
  world.hear(aminasSocket)
  await world.during(world.rooms.close())
  expect(await kept(world)).toBe(401)
  expect(aminasSocket.closed?.code).toBe(1012)
})

test('[SY16] nothing is said of a document before it is loaded, and an unknown one is never made', async () => {
  const world = new World()
  const client = world.client(11)
  await expect(world.join(client, guest(AMINA))).rejects.toBeInstanceOf(UnknownDocument)
  expect(client.synced).toBe(false)
  expect(world.rooms.size).toBe(0)
  expect(world.store.documents.size).toBe(0)
  world.create()
  world.log.fault = (operation) => (operation === 'load' ? 'before' : null)
  await expect(world.join(client, guest(AMINA))).rejects.toThrow('disk')
  world.log.fault = () => null
  let go: () => void = () => undefined
  world.log.delay = () => new Promise((resolve) => (go = resolve))
  const joining = world.join(client, guest(AMINA))
  await world.quiet()
  expect(client.socket?.toClient).toEqual([])
  world.log.delay = () => Promise.resolve()
  go()
  await joining
  expect(client.text.toString()).toBe('Once')
})

test('[SY17] a document leaves memory when nobody is there, also when folding fails, and nothing is left running', async () => {
  const { world, amina, bo } = await opened()
  for (let i = 0; i < 30; i++) amina.text.insert(0, '.')
  await world.quiet()
  world.cut(amina)
  world.cut(bo)
  world.log.fault = (operation) => (operation === 'fold' ? 'before' : null)
  world.clock.advance(6_000)
  await world.quiet()
  expect(world.rooms.size).toBe(0)
  expect(world.clock.pending).toBe(0)
  world.log.fault = () => null
  await world.join(amina, guest(AMINA))
  amina.text.insert(0, '!')
  await world.quiet()
  world.cut(amina)
  world.clock.advance(3_000)
  const back = await world.join(bo, guest(BO))
  world.clock.advance(10_000)
  await world.quiet()
  expect(back.closed).toBeNull()
  world.cut(bo)
  world.clock.advance(6_000)
  await world.quiet()
  expect(world.rooms.size).toBe(0)
  expect(await kept(world)).toBe(0)
  expect(await world.during(world.rooms.read(PAGE, (doc) => doc.getText('default').toString()))).toBe(
    `!${'.'.repeat(30)}Once`,
  )
})

test('[SY18] the server edits as a member, whether or not the document is open, all or nothing', async () => {
  const world = new World()
  world.create()
  const edit = world.rooms.edit(PAGE, BO, (doc) => {
    doc.getText('default').insert(4, ' upon')
    return doc.getText('default').length
  })
  await world.quiet()
  expect(await edit).toBe(9)
  const amina = world.client(11)
  await world.join(amina, guest(AMINA))
  const failed = world.rooms.edit(PAGE, BO, (doc) => {
    doc.getText('default').delete(0, 4)
    throw new Error('changed its mind')
  })
  await Promise.all([expect(failed).rejects.toThrow('mind'), world.quiet()])
  const again = world.rooms.edit(PAGE, BO, (doc) => doc.getText('default').insert(9, ' a time'))
  await world.quiet()
  await again
  expect(amina.text.toString()).toBe('Once upon a time')
  const nowhere = world.rooms.edit('nowherenowhere12' as typeof PAGE, BO, () => 0)
  await Promise.all([expect(nowhere).rejects.toBeInstanceOf(UnknownDocument), world.quiet()])
})

test('[SY19] a turn goes to every reader as the same array, once, and its author is left out', async () => {
  const { world, amina, aminasSocket, bosSocket } = await opened()
  const cy = world.client(33)
  const cysSocket = await world.join(cy, guest(BO))
  const before = [aminasSocket, bosSocket, cysSocket].map(({ writes }) => writes.length)
  for (let i = 0; i < 10; i++) amina.text.insert(0, 'x')
  world.deliver()
  await world.quiet()
  const [own, bos, cys] = [aminasSocket, bosSocket, cysSocket].map(({ writes }, i) => writes.slice(before[i]))
  expect(bos).toHaveLength(1)
  expect(bos?.[0]).toHaveLength(10)
  expect(cys?.[0]).toBe(bos?.[0])
  expect(own?.flat().map((message) => message[0])).toEqual([100])
})

test('[SY31] an older window only reads, and a copy of another epoch is kept apart', async () => {
  const world = new World({ schema: 3 })
  world.create()
  const asking = (schema: number, epoch: number): Guest => guest(BO, 'write', { version: 1, schema, epoch })
  const old = world.client(22)
  await world.join(old, asking(2, 0))
  expect(old.hellos[0]).toMatchObject({ schema: 3, readOnly: { reason: 'schema' } })
  old.text.insert(0, 'destroys what it does not know ')
  await world.quiet()
  expect(old.refused[0]?.reason).toBe('read-only')
  const stranger = world.client(33)
  stranger.text.insert(0, 'from another life')
  const socket = await world.join(stranger, asking(3, 7))
  expect(socket.closed?.code).toBe(4409)
  expect(stranger.text.toString()).toBe('from another life')
  expect(await world.during(world.rooms.read(PAGE, (doc) => doc.getText('default').toString()))).toBe('Once')
  const empty = world.client(44)
  await world.join(empty, asking(3, 7))
  expect(empty.text.toString()).toBe('Once')
})

test('[SY32] a reader that does not read is closed, and step 1 is answered once a second', async () => {
  const { world, amina, bo, bosSocket } = await opened()
  world.clock.advance(2_000)
  const writes = bosSocket.writes.length
  for (let i = 0; i < 400; i++) bosSocket.toServer.push(Uint8Array.of(0, 0, 1, 0))
  await world.quiet()
  expect(bosSocket.writes.length - writes).toBe(1)
  bosSocket.bufferedAmount = 9 * 1024 * 1024
  amina.text.insert(0, 'x')
  await world.quiet()
  expect(bosSocket.closed?.code).toBe(1013)
  expect(bo.socket).toBeNull()
})

test('[SY32] whoever asks for the state again and again is answered once a second, however slowly they ask', async () => {
  const { world, bosSocket } = await opened()
  world.clock.advance(2_000)
  const writes = bosSocket.writes.length
  for (let i = 0; i < 50; i++) {
    bosSocket.toServer.push(Uint8Array.of(0, 0, 1, 0))
    await world.quiet()
    world.clock.advance(30)
  }
  await world.quiet()
  expect(bosSocket.writes.length - writes).toBe(2)
})

test('[SY33] one turn of a flooded document takes a bounded number of updates', async () => {
  const { world, amina } = await opened({ limits: { updatesPerTurn: 10 } })
  const turns: number[] = []
  const append = world.log.append.bind(world.log)
  world.log.append = (document, entries) => {
    turns.push(entries.length)
    return append(document, entries)
  }
  for (let i = 0; i < 45; i++) amina.text.insert(0, 'x')
  await world.quiet()
  expect(turns).toEqual([10, 10, 10, 10, 5])
})

test('[SY33] a flood in one document waits behind the others, and its socket is not read meanwhile', async () => {
  const { world, amina, aminasSocket } = await opened()
  const other = 'otherotherother1' as typeof PAGE
  world.create(other)
  const cy = world.client(33)
  await world.join(cy, guest(BO), other)
  for (let i = 0; i < 5_000; i++) amina.text.insert(0, 'x')
  world.deliver()
  expect(aminasSocket.paused).toBe(true)
  const acknowledged = cy.acknowledged
  cy.text.insert(0, 'y')
  world.deliver()
  for (let round = 0; round < 3; round++) {
    world.loop.round()
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  world.deliver()
  expect(cy.acknowledged).toBe(acknowledged + 1)
  expect(amina.acknowledged).toBeLessThan(1_000)
  await world.quiet()
  expect(amina.acknowledged).toBe(5_000)
})

test('[SY34] a document settles when it has been quiet, or when its room closes, and says who wrote', async () => {
  const { world, amina, bo } = await opened()
  amina.text.insert(0, 'a')
  await world.quiet()
  world.clock.advance(3_000)
  bo.text.insert(0, 'b')
  await world.quiet()
  world.clock.advance(3_000)
  expect(world.settled).toEqual([])
  world.clock.advance(1_000)
  expect(world.settled).toEqual([{ document: PAGE, by: [AMINA, BO], seq: 3 }])
  bo.text.insert(0, 'c')
  await world.quiet()
  const closing = world.rooms.close()
  await world.quiet()
  await closing
  expect(world.settled.at(-1)).toEqual({ document: PAGE, by: [BO], seq: 4 })
})

test('[SY35] a member’s client ids are bounded for one connection', async () => {
  const world = new World({ limits: { clientsPerSession: 3 } })
  world.create()
  const socket = await world.join(world.client(11), guest(AMINA))
  for (let id = 100; id < 110; id++) {
    const doc = new Y.Doc()
    doc.clientID = id
    doc.getText('default').insert(0, 'x')
    socket.toServer.push(updateMessage(Y.encodeStateAsUpdate(doc)))
  }
  await world.quiet()
  expect(await kept(world)).toBe(4)
})

test('[SY35] a document holds a bounded number of client ids, whoever brings them', async () => {
  const { world, amina, bo } = await opened({ limits: { clientsPerDocument: 2 } })
  amina.text.insert(0, 'a')
  await world.quiet()
  bo.text.insert(0, 'b')
  await world.quiet()
  expect(bo.refused.map(({ reason }) => reason)).toEqual(['too-many'])
  amina.text.insert(0, 'a')
  await world.quiet()
  expect(await kept(world)).toBe(3)
})

test('[SY35] one member does not use up the client ids of a document by coming again and again', async () => {
  const world = new World({ limits: { clientsPerMember: 4 } })
  world.create()
  for (let id = 100; id < 110; id++) {
    const client = world.client(id)
    await world.join(client, guest(AMINA))
    client.text.insert(0, 'a')
    await world.quiet()
    world.cut(client)
  }
  const bo = world.client(22)
  await world.join(bo, guest(BO))
  bo.text.insert(0, 'b')
  await world.quiet()
  expect(bo.refused).toEqual([])
  expect(bo.text.toString()).toBe('baaaOnce')
})

test('[SY58] who writes and leaves at once has written: what had arrived is kept and told', async () => {
  const { world, amina, bo, aminasSocket } = await opened()
  amina.text.insert(4, ' upon')
  amina.text.insert(9, ' a time')
  world.hear(aminasSocket)
  world.cut(amina)
  await world.quiet()
  expect(bo.text.toString()).toBe('Once upon a time')
})

test('[SY58] what somebody had sent before they were sent away for good is not taken', async () => {
  const { world, amina, bo, bosSocket } = await opened()
  bo.text.insert(4, ' upon')
  world.hear(bosSocket)
  for (const { session, socket } of world.sockets) if (socket === bosSocket) session.end(4403, 'not allowed')
  await world.quiet()
  expect(amina.text.toString()).toBe('Once')
  expect(await kept(world)).toBe(1)
})
