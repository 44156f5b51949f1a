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
  const page = aPage('p1', 'Mugs', '', { deletedAt: 5 })
  await device.put('pages', { id: 'p1', community: 'pots', page, keptAt: 1, reasons: [] })
  const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const update = seedUpdate({
    json: { type: 'doc', content: [text('Throw them thin.'), text('Written on the train.')] },
    fields: { title: 'Thin mugs', tags: ['clay'] },
  })
  await new DocumentLog(device, page.documentId).append([{ update, mark: { id: 'm', step: 'm', at: 1 } }])
  const away: Api = async () => {
    throw new Unreachable('away')
  }
  const parts = { clock: new FakeClock(), random: seededRandom(5) }
  const outbox = new Outbox({ memberId: 'bo', store: new ActStore(device), api: away, ...parts })

  const id = await restoreDraft({ device, outbox, ...parts }, 'pots', page.documentId, (title) => `New: ${title}`)
  expect(outbox.acts.get()).toMatchObject([{ name: 'createPage', about: { what: 'New: Thin mugs' } }])
  expect(await device.count('marks')).toBe(0)
  expect(await device.get('pages', 'p1')).toBeUndefined()
  const source = new LocalSource({
    device,
    me: { member: { id: 'bo', name: 'Bo', email: 'b@example.org', hue: 1 }, memberships: [] },
    finder: async () => new SearchDesk(device),
    edits: async () => new LocalEdits(device),
  })
  const made = (await source.read('readPage', { params: { id } }))?.data
  expect(made).toMatchObject({ title: 'Thin mugs', kind: 'practice', tags: ['clay'] })
  expect((made as { html: string }).html).toMatch(/Throw them thin\.[\s\S]*Written on the train\./)
})
