import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AMINA, BO, guest, PAGE, World } from './testing/index.ts'

async function opened(limits: { foldOpen?: number; foldClosing?: number } = {}) {
  const world = new World({ limits })
  world.create()
  const amina = world.client(11)
  await world.join(amina, guest(AMINA))
  const kept = () => must(world.store.documents.get(PAGE), 'the page is there')
  return { world, amina, kept }
}

test('[SY63] a document that is written in all day is folded while it is open, and its log stays short', async () => {
  const { world, amina, kept } = await opened({ foldOpen: 50 })
  let longest = 0
  for (let i = 0; i < 40; i++) {
    for (let j = 0; j < 20; j++) amina.text.insert(amina.text.length, 'x')
    await world.quiet()
    longest = Math.max(longest, kept().updates.length)
  }
  expect(kept().seq).toBe(801)
  expect(longest).toBeLessThan(90)
  const bo = world.client(22)
  await world.join(bo, guest(BO))
  expect(bo.text.toString()).toBe(`Once${'x'.repeat(800)}`)
})

test('[SY63] 260,000 edits later a page opens from its snapshot and a few updates', async () => {
  const { world, amina, kept } = await opened()
  for (let message = 0; message < 26_000; message++) {
    amina.doc.transact(() => {
      for (let i = 0; i < 10; i++) amina.text.insert(amina.text.length - (message % 3), 'abcdefghij'[i] ?? '')
    })
    if (message % 200 === 0) await world.quiet()
  }
  await world.quiet()
  expect(kept().seq).toBe(26_001)
  expect(kept().updates.length).toBeLessThanOrEqual(700)
  world.cut(amina)
  world.clock.advance(6_000)
  await world.quiet()
  expect(world.rooms.size).toBe(0)
  expect(kept().updates).toEqual([])
  const bo = world.client(22)
  const socket = await world.join(bo, guest(BO))
  expect(bo.text.toString()).toBe(amina.text.toString())
  expect(socket.writes.flat().filter((message) => message[0] === 0)).toHaveLength(1)
}, 120_000)

test('[SY63] a snapshot is what the live document would say, and what is written meanwhile stays behind it', async () => {
  const { world, amina, kept } = await opened({ foldOpen: 30 })
  const steps: (() => void)[] = []
  world.log.delay = () => new Promise((go) => steps.push(go))
  const goOn = async () => {
    for (const go of steps.splice(0)) go()
    await world.quiet()
  }
  for (let i = 0; i < 40; i++) {
    amina.text.insert(amina.text.length, 'word ')
    if (i % 3 === 0) amina.text.delete(0, 2)
    await goOn()
  }
  while (steps.length > 0) await goOn()
  const { snapshot, snapshotSeq, seq, updates } = kept()
  expect(snapshotSeq).toBeGreaterThan(0)
  expect(updates.map((update) => update.seq)).toEqual(
    Array.from({ length: seq - snapshotSeq }, (_, i) => snapshotSeq + i + 1),
  )
  const doc = new Y.Doc()
  Y.applyUpdate(doc, must(snapshot, 'it was folded'))
  for (const { update } of updates) Y.applyUpdate(doc, update)
  world.log.delay = () => Promise.resolve()
  const live = await world.during(world.rooms.read(PAGE, (it) => Y.encodeStateAsUpdate(it)))
  expect(Y.encodeStateAsUpdate(doc)).toEqual(live)
})

test('[SY63] a fold that fails, or is cut off by a crash between reading and writing, leaves the log as it was', async () => {
  const { world, amina, kept } = await opened({ foldOpen: 30 })
  let folds = 0
  world.log.fault = (operation) => {
    if (operation !== 'fold') return null
    folds++
    return 'before'
  }
  for (let i = 0; i < 70; i++) {
    amina.text.insert(amina.text.length, 'x')
    await world.quiet()
  }
  // Not at each keystroke: when as much was written once more.
  expect(folds).toBe(2)
  expect(kept().updates).toHaveLength(71)
  // The next one reads, and then the process dies.
  world.log.fault = () => null
  const steps: (() => void)[] = []
  world.log.delay = () => new Promise((go) => steps.push(go))
  const folding = world.log.fold(PAGE)
  steps.shift()?.()
  await world.quiet()
  world.kill()
  expect(steps).toHaveLength(1)
  expect(kept()).toMatchObject({ snapshot: null, snapshotSeq: 0 })
  const next = new World({ store: world.store, seed: 2 })
  const bo = next.client(22)
  await next.join(bo, guest(BO))
  expect(bo.text.toString()).toBe(`Once${'x'.repeat(70)}`)
  await next.log.fold(PAGE)
  bo.text.insert(0, '> ')
  await next.quiet()
  // What was cut off comes after all, from a machine that was thought dead: the newer snapshot stays.
  const { snapshotSeq } = kept()
  steps.shift()?.()
  await folding
  expect(kept().snapshotSeq).toBe(snapshotSeq)
  expect(kept().updates).toHaveLength(1)
})
