import 'fake-indexeddb/auto'
import { type Api, Unreachable } from '@commonplace/api'
import { seedUpdate } from '@commonplace/document'
import { FakeClock, seededRandom } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openDevice } from '../device/open-device.ts'
import { LocalEdits } from '../library/local-edits.ts'
import { LocalSource } from '../library/local-source.ts'
import { ActStore } from '../outbox/act-store.ts'
import { Outbox } from '../outbox/outbox.ts'
import { SearchDesk } from '../search/search-desk.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage } from '../testing/kept-things.ts'
import { restoreDraft } from './restore-draft.ts'

test('[OF32] words whose page was deleted become a new page, with nothing of the old one left to wait', async () => {
  globalThis.indexedDB = new IDBFactory()
  const device = await openDevice('bo')
  const pictures = ['/api/v1/attachments/taken-out', '/api/v1/attachments/still-in']
  for (const url of pictures) await device.put('files', { url, community: 'pots', bytes: 1, keptAt: 1 })
  const page = aPage('p1', 'Mugs', pictures.map((url) => `<img src="${url}">`).join(''), { deletedAt: 5 })
  await device.put('pages', { id: 'p1', community: 'pots', page, keptAt: 1, reasons: [] })
  const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const picture = { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'attachment:still-in' } }] }
  const update = seedUpdate({
    json: { type: 'doc', content: [text('Throw them thin.'), text('Written on the train.'), picture] },
    fields: { title: 'Thin mugs', tags: ['clay'] },
  })
  await new DocumentLog(device, page.documentId).append([{ update, mark: { id: 'm', step: 'm', at: 1 } }])
  const away: Api = async () => {
    throw new Unreachable('away')
  }
  const parts = { clock: new FakeClock(), random: seededRandom(5) }
  const outbox = new Outbox({ memberId: 'bo', store: new ActStore(device), api: away, ...parts })

  const told: unknown[] = []
  const follow = async (...one: unknown[]) => void told.push(one)
  const id = await restoreDraft(
    { device, outbox, ...parts, follow },
    'pots',
    page.documentId,
    (title) => `New: ${title}`,
  )
  expect(outbox.acts.get()).toMatchObject([{ name: 'createPage', about: { what: 'New: Thin mugs' } }])
  expect(await device.count('marks')).toBe(0)
  expect(await device.get('pages', 'p1')).toBeUndefined()
  expect(told).toEqual([['pots', { pages: ['p1'], questions: [] }]])
  expect(await device.getAllKeys('files')).toEqual(['/api/v1/attachments/still-in'])
  expect(await device.getAllKeysFromIndex('updates', 'document', page.documentId)).toEqual([])
  const source = new LocalSource({
    device,
    me: { member: { id: 'bo', name: 'Bo', email: 'b@example.org', hue: 1 }, memberships: [] },
    finder: async () => new SearchDesk(device),
    edits: async () => new LocalEdits(device),
    history: async () => ({}) as never,
  })
  const made = (await source.read('readPage', { params: { id } }))?.data
  expect(made).toMatchObject({ title: 'Thin mugs', kind: 'practice', tags: ['clay'] })
  expect((made as { html: string }).html).toMatch(/Throw them thin\.[\s\S]*Written on the train\./)
})
