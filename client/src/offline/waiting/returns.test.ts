import 'fake-indexeddb/auto'
import { type Api, Unreachable } from '@commonplace/api'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openDevice } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage } from '../testing/kept-things.ts'
import { askReturns, noteReturns } from './returns.ts'

test('[OF33] once words written away are home, whoever else changed the page meanwhile is told, once', async () => {
  globalThis.indexedDB = new IDBFactory()
  const device = await openDevice('bo')
  for (const id of ['p1', 'p2']) {
    const page = aPage(id, `Page ${id}`, '', { versions: 4 })
    await device.put('pages', { id, community: 'pots', page, keptAt: 1, reasons: ['community'] })
    const log = new DocumentLog(device, page.documentId)
    await log.append([{ update: new Uint8Array([0, 0]), mark: { id: `m-${id}`, step: 'm', at: 1 } }])
  }
  await noteReturns(device)
  // A sync brings the newest version; what this device had is remembered.
  const kept = await device.get('pages', 'p1')
  if (kept) await device.put('pages', { ...kept, page: { ...kept.page, versions: 6 } })
  await noteReturns(device)

  const person = (id: string) => ({ id, name: id.toUpperCase(), hue: 1 })
  const version = (n: number, ...by: string[]) => ({ n, by: by.map(person) })
  let up = false
  const asked: unknown[] = []
  const api: Api = async (_route, call) => {
    if (!up) throw new Unreachable('away')
    asked.push(call?.params)
    const mine = [version(5, 'bo'), version(4, 'chioma')]
    const theirs = [version(6, 'bo', 'amina'), version(5, 'dana', 'amina'), version(4, 'chioma')]
    const { id } = (call?.params ?? {}) as { id?: string }
    return { items: id === 'p1' ? theirs : mine, next: null } as never
  }
  expect(await askReturns(device, api, 'bo'), 'the words are not home').toEqual([])
  for (const id of ['p1', 'p2']) await new DocumentLog(device, `d-${id}`).settle([`m-${id}`])
  expect(await askReturns(device, api, 'bo'), 'there is nobody to ask').toEqual([])
  up = true
  expect(await askReturns(device, api, 'bo')).toEqual([{ title: 'Page p1', url: '/pots/p/p1', by: ['AMINA', 'DANA'] }])
  expect(await askReturns(device, api, 'bo'), 'it was told').toEqual([])
  expect((await device.getAll('returns')).map(({ page }) => page)).toEqual(['p1'])
  expect(asked).toHaveLength(2)
})
