import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDevice } from '../device/open-device.ts'
import { aPage } from '../testing/kept-things.ts'
import { answerKey } from './answers.ts'
import { forgetCopy } from './forget.ts'
import { keepOpened } from './keep-opened.ts'

test('[OF22] [RH52] a thought that may no longer be read leaves the device with what was said to it, of Home and of its list', async () => {
  const device = await openDevice('amina')
  const slug = { slug: 'pots' }
  const [now, before] = ['p1', 'p2'].map((id) => ({ id, title: 'What broke?', latest: [{ words: 'My marriage.' }] }))
  const kept = async (name: 'readHome' | 'readThoughts') => (await device.get('answers', answerKey(name, slug)))?.answer
  await keepOpened(device, 'readHome', slug, { people: 2, thought: now }, 1)
  await keepOpened(device, 'readThoughts', slug, { current: now, past: [before], queue: [] }, 1)
  for (const id of ['p1', 'p2']) await keepOpened(device, 'readPage', { id }, aPage(id, 'What broke?', ''), 1)
  await forgetCopy(device, 'readPage', 'p1')
  expect(await kept('readHome')).toEqual({ people: 2, thought: null })
  expect(await kept('readThoughts')).toEqual({ current: null, past: [before], queue: [] })
  await forgetCopy(device, 'readPage', 'p2')
  expect(await kept('readThoughts')).toEqual({ current: null, past: [], queue: [] })
})
