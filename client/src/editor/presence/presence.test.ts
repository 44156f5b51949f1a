import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { bringAll, onBrought } from './bring.ts'
import { presenceOf, renderCaret } from './caret.ts'
import { peopleIn } from './PresenceList.tsx'

function person(name: string, hue: number): Awareness {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalStateField('user', { name, hue })
  return awareness
}
const meet = (at: Awareness, who: Awareness) =>
  applyAwarenessUpdate(at, encodeAwarenessUpdate(who, [who.clientID]), 'test')

test('everybody is listed once, however many windows they have open, and oneself last', () => {
  const bo = person('Bo', 3)
  meet(bo, person('Amina', 1))
  meet(bo, person('Amina', 1))
  meet(bo, person('Bo', 3))
  expect(peopleIn(bo).map(({ name }) => name)).toEqual(['Amina', 'Bo'])
  bo.destroy()
})

test('a presence that says nonsense is still somebody with a colour of the look', () => {
  expect(presenceOf({ name: 7, hue: 'red' })).toMatchObject({ name: '?' })
  expect(presenceOf({ name: 'Amina', hue: 99 }).hue).toBeLessThan(12)
  expect(presenceOf(undefined).hue).toBeGreaterThanOrEqual(0)
})

test('two whose colours are the same are told apart; who was here first keeps theirs, and a colour is free again when somebody goes', () => {
  const efe = person('Efe', 5)
  peopleIn(efe)
  meet(efe, person('Amina', 5))
  meet(efe, person('Chioma', 5))
  const hues = () => new Map(peopleIn(efe).map(({ name, hue }) => [name, hue]))
  expect(new Set(hues().values()).size).toBe(3)
  expect(hues().get('Efe')).toBe(5)
  expect(renderCaret({ name: 'Amina', hue: 5 }).className).toContain(`hue-${hues().get('Amina')} `)
  const alone = person('Dora', 5)
  expect(peopleIn(alone).map(({ hue }) => hue)).toEqual([5])
})

test('a caret carries a name as text, never as markup', () => {
  const caret = renderCaret({ name: '<img src=x onerror=alert(1)>', hue: 2 })
  expect(caret.querySelector('img')).toBeNull()
  expect(caret.textContent).toContain('<img')
})

test('[RH28] whoever brings everybody is named to the others each time, and never to who comes later', () => {
  const bo = person('Bo', 3)
  const amina = person('Amina', 1)
  meet(bo, amina)
  const came: string[] = []
  const stop = onBrought(bo, (name) => came.push(name))
  bringAll(amina)
  meet(bo, amina)
  amina.setLocalStateField('cursor', 4)
  meet(bo, amina)
  bringAll(amina)
  meet(bo, amina)
  expect(came).toEqual(['Amina', 'Amina'])
  const late = person('Chioma', 2)
  meet(late, amina)
  const missed: string[] = []
  const stopLate = onBrought(late, (name) => missed.push(name))
  meet(late, bo)
  expect(missed).toEqual([])
  bringAll(bo)
  meet(late, bo)
  expect(missed).toEqual(['Bo'])
  stop()
  stopLate()
  for (const one of [bo, amina, late]) one.destroy()
})
