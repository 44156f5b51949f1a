import { expect, test } from 'vitest'
import { AMINA, BO, circle, documentWithin, guest, nested, PAGE, World } from './testing/index.ts'
import { step2Message, updateMessage } from './wire.ts'

test.each([
  ['stands in a circle', circle()],
  ['nests without end', nested(150)],
])('[SY14] an update that %s ends its own socket; what others wrote in the same turn is kept', async (_, poison) => {
  const world = new World()
  world.create()
  const [amina, bo, cy] = [world.client(11), world.client(22), world.client(33)]
  await world.join(amina, guest(AMINA))
  const bosSocket = await world.join(bo, guest(BO))
  await world.join(cy, guest(BO))
  amina.text.insert(4, ' upon')
  bosSocket.toServer.push(updateMessage(poison))
  cy.text.insert(0, '> ')
  await world.quiet()
  expect(bosSocket.closed?.code).toBe(4400)
  expect(amina.text.toString()).toBe('> Once upon')
  expect(cy.text.toString()).toBe('> Once upon')
  expect(
    await world.during(world.rooms.read(PAGE, (doc) => [doc.store.pendingStructs, doc.getText('default').toString()])),
  ).toEqual([null, '> Once upon'])
})

test.each(['step 2', 'update'])(
  '[SY14] a document within the document, as %s, ends its own socket and nothing else',
  async (how) => {
    const world = new World()
    world.create()
    const [amina, bo] = [world.client(11), world.client(22)]
    await world.join(amina, guest(AMINA))
    const bosSocket = await world.join(bo, guest(BO))
    bosSocket.toServer.push((how === 'step 2' ? step2Message : updateMessage)(documentWithin(904)))
    amina.text.insert(4, ' upon')
    await world.quiet()
    expect(bosSocket.closed?.code).toBe(4400)
    expect(world.events.filter(({ kind }) => kind === 'failed')).toEqual([])
    expect((await world.log.load(PAGE))?.seq).toBe(2)
  },
)

test('[SY36] what nests as deep as people nest is taken', async () => {
  const world = new World()
  world.create()
  const bo = world.client(22)
  const socket = await world.join(bo, guest(BO))
  socket.toServer.push(updateMessage(nested(60)))
  await world.quiet()
  expect(socket.closed).toBeNull()
  expect((await world.log.load(PAGE))?.seq).toBe(2)
})
