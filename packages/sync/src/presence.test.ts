import { cpuMs } from '@commonplace/kit/testing/cpu'
import { expect, test } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { AMINA, BO, guest, LoopbackWire, type TestClient, World } from './testing/index.ts'
import { awarenessEntry, awarenessMessage, awarenessUpdate } from './wire.ts'

const says = (client: number, clock: number, state: unknown) =>
  awarenessMessage(awarenessUpdate([awarenessEntry(client, clock, JSON.stringify(state))]))

/** Who a client sees, after everything it has heard. */
function seen(
  client: TestClient,
): Map<number, { user?: { name: string; id: string; color: string }; cursor?: unknown } | null> {
  const states = new Map()
  for (const update of client.heard) {
    const reader = new ByteReader(update)
    for (let count = reader.uint(); count > 0; count--) {
      const id = reader.uint()
      reader.uint()
      states.set(id, JSON.parse(reader.text()))
    }
  }
  return states
}

async function three() {
  const world = new World()
  world.create()
  const [amina, bo] = [world.client(11), world.client(22)]
  const [aminas, bos] = [await world.join(amina, guest(AMINA)), await world.join(bo, guest(BO))]
  const tell = async () => {
    await world.quiet()
    world.clock.advance(50)
    await world.quiet()
  }
  return { world, amina, bo, aminas, bos, tell }
}

test('[SY37] the server says who somebody is, whatever they say themselves, and tells at most every 50 ms', async () => {
  const { world, amina, bo, aminas, tell } = await three()
  for (let clock = 1; clock <= 20; clock++)
    aminas.toServer.push(says(11, clock, { user: { name: 'The founder', color: '#000000' }, cursor: clock }))
  await world.quiet()
  expect(bo.heard).toEqual([])
  await tell()
  expect(bo.heard).toHaveLength(1)
  expect(seen(bo).get(11)).toMatchObject({ user: { name: 'Amina', id: AMINA }, cursor: 20 })
  expect(seen(bo).get(11)?.user?.color).toMatch(/^#[0-9a-f]{6}$/)
  expect(amina.heard).toHaveLength(1)
})

test('[SY38] nobody speaks for another: not over them, not away with them, not with echoes after they left', async () => {
  const { world, amina, bo, aminas, bos, tell } = await three()
  aminas.toServer.push(says(11, 5, { cursor: 1 }))
  await tell()
  bos.toServer.push(says(11, 9, { cursor: 'forged' }), says(11, 10, null))
  await tell()
  expect(seen(amina).get(11)).toMatchObject({ cursor: 1 })
  world.cut(amina)
  await tell()
  expect(seen(bo).get(11)).toBeNull()
  bos.toServer.push(says(11, 5, { cursor: 1 }))
  await tell()
  expect(seen(bo).get(11)).toBeNull()
  const again = await world.join(amina, guest(AMINA))
  again.toServer.push(says(11, 7, { cursor: 2 }))
  await tell()
  expect(seen(bo).get(11)).toMatchObject({ cursor: 2 })
})

test('[SY38] nobody appears under a client id that is another’s, also when they are not there', async () => {
  const { world, amina, bos, tell } = await three()
  amina.text.insert(0, 'mine ')
  await world.quiet()
  bos.toServer.push(says(11, 1, { cursor: 'forged' }))
  await tell()
  expect(seen(amina).has(11)).toBe(false)
})

test('[SY39] a presence is small, and a socket has few of them', async () => {
  const { bo, aminas, tell } = await three()
  aminas.toServer.push(says(11, 1, { cursor: 'x'.repeat(5_000) }))
  for (let id = 1; id <= 100; id++) aminas.toServer.push(says(1_000 + id, 1, {}))
  let deep: unknown = 1
  for (let i = 0; i < 50; i++) deep = [deep]
  aminas.toServer.push(says(11, 2, { deep }))
  await tell()
  expect(seen(bo).size).toBe(4)
  expect(seen(bo).has(11)).toBe(false)
})

test('[SY37] who asks again and again who is here is told at most every 50 ms', async () => {
  const { bo, aminas, bos, tell } = await three()
  aminas.toServer.push(says(11, 1, { cursor: 1 }))
  await tell()
  const before = bo.heard.length
  for (let n = 0; n < 1_000; n++) bos.toServer.push(Uint8Array.of(3))
  await tell()
  expect(bo.heard.length).toBe(before + 1)
  bos.toServer.push(Uint8Array.of(3))
  await tell()
  expect(bo.heard.length).toBe(before + 2)
})

test('[SY46] presence reaches the other process, and goes when that process is not heard of again', async () => {
  const wire = new LoopbackWire()
  const here = new World({ wire, shared: true })
  here.create()
  const there = new World({ wire, shared: true, seed: 2, store: here.store, clock: here.clock })
  const [amina, bo] = [here.client(11), there.client(22)]
  const aminas = await here.join(amina, guest(AMINA))
  aminas.toServer.push(says(11, 1, { cursor: 1 }))
  await here.quiet()
  here.clock.advance(50)
  await there.join(bo, guest(BO))
  here.clock.advance(50)
  await there.quiet()
  expect(seen(bo).get(11)).toMatchObject({ user: { name: 'Amina' } })
  here.kill()
  for (let i = 0; i < 4; i++) here.clock.advance(20_000)
  await there.quiet()
  expect(seen(bo).get(11)).toBeNull()
})

test('[SY39] who says of very many that they have left brings nobody in and holds up nobody', async () => {
  const { bo, aminas, tell } = await three()
  const left = Array.from({ length: 200_000 }, (_, i) => awarenessEntry(100_000 + i, 1, 'null'))
  const before = cpuMs()
  aminas.toServer.push(awarenessMessage(awarenessUpdate(left)), says(11, 1, { cursor: 1 }))
  await tell()
  expect([...seen(bo).keys()]).toEqual([11])
  expect(cpuMs() - before).toBeLessThan(3_000)
})

test('[SY39] who comes and goes under ever new ids is soon not told on', async () => {
  const { bo, aminas, tell } = await three()
  for (let id = 1_001; id <= 1_100; id++) aminas.toServer.push(says(id, 1, {}), says(id, 2, null))
  await tell()
  expect(seen(bo).size).toBeLessThanOrEqual(32)
})
