import { expect, test } from 'vitest'
import { AMINA, BO, guest, LoopbackWire, orphanUpdate, PAGE, World } from './testing/index.ts'

async function two() {
  const wire = new LoopbackWire()
  const here = new World({ wire, shared: true })
  here.create()
  const there = new World({ wire, shared: true, seed: 2, store: here.store, clock: here.clock })
  const [amina, bo] = [here.client(11), there.client(22)]
  await here.join(amina, guest(AMINA))
  await there.join(bo, guest(BO))
  const quiet = async () => {
    for (let i = 0; i < 3; i++) {
      await here.quiet()
      await there.quiet()
    }
  }
  return { wire, here, there, amina, bo, quiet }
}

test('[SY47] a document is open in two processes at once', async () => {
  const { amina, bo, quiet } = await two()
  amina.text.insert(4, ' upon')
  bo.text.insert(0, '> ')
  await quiet()
  expect(amina.text.toString()).toBe('> Once upon')
  expect(bo.text.toString()).toBe('> Once upon')
})

test('[SY48] what the bus loses is found in the log, at the next message or soon', async () => {
  const { wire, here, amina, bo, quiet } = await two()
  wire.lose = () => true
  amina.text.insert(4, ' upon')
  await quiet()
  expect(bo.text.toString()).toBe('Once')
  wire.lose = () => false
  amina.text.insert(9, ' a')
  await quiet()
  expect(bo.text.toString()).toBe('Once upon a')
  wire.lose = () => true
  amina.text.insert(11, ' time')
  await quiet()
  here.clock.advance(15_000)
  await quiet()
  expect(bo.text.toString()).toBe('Once upon a time')
})

test('[SY49] a client id is one member’s in every process', async () => {
  const { wire, here, there, amina, bo, quiet } = await two()
  wire.lose = () => true
  const thief = there.client(77)
  await there.join(thief, guest(BO))
  const honest = here.client(77)
  await here.join(honest, guest(AMINA))
  honest.text.insert(0, 'mine ')
  await quiet()
  thief.text.insert(0, 'theirs ')
  await quiet()
  expect(thief.refused.at(-1)?.reason).toBe('foreign')
  expect((await here.log.load(PAGE))?.owners.get(77)).toBe(AMINA)
  expect(amina.text.toString()).toBe('mine Once')
  here.clock.advance(15_000)
  await quiet()
  expect(bo.text.toString()).toBe('mine Once')
})

test('[SY48] who goes to the other process and builds on what only the first one knew is not refused', async () => {
  const { wire, here, there, amina, bo, quiet } = await two()
  wire.lose = () => true
  amina.text.insert(4, ' upon')
  await quiet()
  here.cut(amina)
  const joining = there.join(amina, guest(AMINA))
  // Written before the other process could ask what it lacks.
  amina.text.insert(9, ' a time')
  const socket = await joining
  await quiet()
  expect(socket.closed).toBeNull()
  expect(amina.refused).toEqual([])
  expect(bo.text.toString()).toBe('Once upon a time')
})

test('[SY13] however many edits stand on nothing, the log is looked into once for all that wait', async () => {
  const { here, amina, bo, quiet } = await two()
  const orphan = orphanUpdate(amina.doc, 500, 'clock')
  for (let i = 0; i < 300; i++) amina.slip(orphan)
  let looks = 0
  here.log.fault = (operation) => {
    if (operation === 'since') looks++
    return null
  }
  amina.text.insert(4, ' upon')
  await quiet()
  expect(amina.refused.map(({ reason }) => reason)).toEqual(Array.from({ length: 300 }, () => 'missing'))
  expect(bo.text.toString()).toBe('Once upon')
  expect(looks).toBeLessThan(5)
})
