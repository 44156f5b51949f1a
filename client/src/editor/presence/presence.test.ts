import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
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

test('a caret carries a name as text, never as markup', () => {
  const caret = renderCaret({ name: '<img src=x onerror=alert(1)>', hue: 2 })
  expect(caret.querySelector('img')).toBeNull()
  expect(caret.textContent).toContain('<img')
})
