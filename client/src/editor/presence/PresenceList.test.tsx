import { act } from 'react'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { show } from '../../ui/testing/show.tsx'
import { bringAll } from './bring.ts'
import { PresenceList } from './PresenceList.tsx'

function person(name: string): Awareness {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalStateField('user', { name, hue: 1 })
  return awareness
}

test('[RH28] on a run-sheet whoever brings everybody is followed; on any other page nobody is, whatever presences say', async () => {
  const bo = person('Bo')
  const amina = person('Amina')
  const meet = () => act(async () => applyAwarenessUpdate(bo, encodeAwarenessUpdate(amina, [amina.clientID]), 'test'))
  const bring = async () => {
    bringAll(amina)
    await meet()
  }
  await meet()
  using screen = await show(<PresenceList awareness={bo} />)
  const isFollowed = () => screen.find('button').getAttribute('aria-pressed')
  await bring()
  expect(isFollowed()).toBe('false')
  await screen.draw(<PresenceList awareness={bo} together />)
  expect(isFollowed()).toBe('false')
  await bring()
  expect(isFollowed()).toBe('true')
})
