import 'fake-indexeddb/auto'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { seedUpdate } from '@commonplace/document'
import { fromMarkdown } from '@commonplace/document/markdown'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type ActRow, type Device, openDevice } from '../device/open-device.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage } from '../testing/kept-things.ts'
import { unsentFiles } from './unsent-files.ts'
import { zip } from './zip.ts'

let device: Device
const act = (place: number, name: ActRow['name'], what: string, input: unknown): ActRow => ({
  key: `k${place}`,
  place,
  name,
  params: {},
  input,
  about: { what, where: '/pots/q/1' },
  madeAt: 0,
  tries: 0,
  refusal: place === 2 ? { code: 'not-allowed', sentence: 'This question is closed.' } : null,
})

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('bo')
  const page = aPage('p1', 'Thin mugs', '<p>Throw them.</p>')
  await device.put('pages', { id: 'p1', community: 'pots', page, keptAt: 1, reasons: ['opened'] })
  const update = seedUpdate({
    json: fromMarkdown('Written on the train.').json,
    fields: { title: 'Thin mugs', tags: [] },
  })
  await new DocumentLog(device, page.documentId).append([{ update, mark: { id: 'm', step: 'm', at: 0 } }])
  await device.put('acts', act(1, 'askQuestion', 'Ask', { title: 'Why thin?', markdown: 'They crack.' }))
  await device.put('acts', act(2, 'answerQuestion', 'Ask', { markdown: 'Wet them.' }))
  await device.put('acts', act(3, 'giveVote', 'Ask', undefined))
  await device.put('blobs', { id: 'a1', bytes: new Uint8Array([1, 2, 3]), type: 'image/png' })
})

test('[OF26] what was not sent is saved whole: documents, acts with their words and refusals, pictures', async () => {
  const files = new Map((await unsentFiles(device)).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))
  expect([...files.keys()]).toEqual([
    'thin-mugs.md',
    'acts/01-ask.md',
    'acts/02-ask.md',
    'acts/03-ask.md',
    'pictures/a1.png',
  ])
  expect(files.get('thin-mugs.md')).toMatch(/^# Thin mugs\n\n[\s\S]*Written on the train\./)
  expect(files.get('acts/01-ask.md')).toMatch(/^# Why thin\?\n\naskQuestion, [\s\S]*They crack\.\n$/)
  expect(files.get('acts/02-ask.md')).toContain('Not accepted: This question is closed.\n\nWet them.')
})

test('other programs open the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-unsent-'))
  try {
    await writeFile(join(folder, 'a.zip'), new Uint8Array(await zip(await unsentFiles(device)).arrayBuffer()))
    const read = 'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip());z.extractall(sys.argv[2])'
    const { stdout } = await promisify(execFile)('python3', ['-c', read, join(folder, 'a.zip'), folder])
    expect(stdout.trim()).toBe('None')
    expect(await readFile(join(folder, 'thin-mugs.md'), 'utf8')).toContain('Written on the train.')
    expect(await readdir(join(folder, 'acts'))).toHaveLength(3)
    expect(new Uint8Array(await readFile(join(folder, 'pictures/a1.png')))).toEqual(new Uint8Array([1, 2, 3]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
