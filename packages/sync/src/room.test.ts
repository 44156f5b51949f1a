import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AMINA, BO, guest, PAGE, World } from './testing/index.ts'

test('[SY1] two members write at once and end with the same words, which are kept', async () => {
  const world = new World()
  world.create()
  const [amina, bo] = [world.client(11), world.client(22)]
  await world.join(amina, guest(AMINA))
  await world.join(bo, guest(BO))
  amina.text.insert(4, ' upon')
  bo.text.insert(0, '> ')
  await world.quiet()
  expect(amina.text.toString()).toBe(bo.text.toString())
  expect(amina.text.toString()).toHaveLength('> Once upon'.length)
  const stored = await world.log.load(PAGE)
  expect(stored?.owners.get(22)).toBe(BO)
  const doc = new Y.Doc()
  for (const { update } of stored?.updates ?? []) Y.applyUpdate(doc, update)
  expect(doc.getText('default').toString()).toBe(amina.text.toString())
})
