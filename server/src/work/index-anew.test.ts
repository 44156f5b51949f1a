import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { revisionOf } from '@commonplace/document'
import { doc, paragraph } from '@commonplace/document/json'
import { type DocumentId, EMPTY_FIELDS, type MemberId, type VersionId } from '@commonplace/domain'
import { systemClock, systemRandom } from '@commonplace/kit'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Writes } from '../ports/store.ts'
import { migrations } from '../storage/migrations/index.ts'
import { openFile } from '../storage/sqlite/open.ts'
import { sqliteStore } from '../storage/sqlite/store.ts'
import { AMINA, AT, addAnswer, addPage, addQuestion, BO, NURSES, settle } from '../storage/testing/place.ts'
import { Work } from './work.ts'

const TOOLS = { clock: systemClock, random: systemRandom, log: () => undefined }

async function derived(writes: Writes, documentId: DocumentId, words: string, by: readonly MemberId[]): Promise<void> {
  const json = doc(paragraph(words))
  const content = { documentId, json: JSON.stringify(json), text: words, lead: words, headings: [], words: 2 }
  await writes.documents.putContent({ ...content, seq: 1, revision: revisionOf(json), derivedAt: AT })
  for (const n of [1, 2])
    await writes.versions.add({
      ...{ id: `v${n}${documentId}` as VersionId, documentId, n, name: null, summary: null, automatic: true, at: AT },
      ...{ by, words: 2, added: 2, removed: 0, revision: revisionOf(json), json: content.json, fields: EMPTY_FIELDS },
      authorship: { seq: 1, written: '', taken: '' },
    })
}

test('[ST12] search is built anew from what is stored: nobody is said to have written, no page is touched, no document opened', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-anew-'))
  const path = join(dataDir, 'commonplace.sqlite')
  const before = migrations.filter(({ name }) => name !== '0020-finding')
  const all = async (file: Awaited<ReturnType<typeof openFile>>) => {
    const rows = async (table: string) =>
      (await sql`select * from ${sql.table(table)} order by 1, 2`.execute(file.reader.kysely)).rows
    return { pages: await rows('pages'), versions: await rows('versions'), contents: await rows('contents') }
  }
  const old = await openFile(path, before, systemClock)
  const there = sqliteStore(old, TOOLS)
  await settle(there)
  await there.change(async (writes) => {
    // The seed of each was written by somebody else than the versions name.
    await derived(writes, (await addPage(writes, 1)).documentId, 'Clamp it.', [BO])
    await derived(writes, (await addPage(writes, 2, { deletedAt: AT })).documentId, 'Clamp it, once.', [BO])
    const question = await addQuestion(writes, 1)
    await derived(writes, question.documentId, 'Which clamp?', [AMINA])
    for (const n of [1, 2, 3])
      await derived(writes, (await addAnswer(writes, n, question.id)).documentId, `Vice number ${n}.`, [BO])
  })
  const kept = await all(old)
  await old.close()

  const file = await openFile(path, migrations, systemClock)
  const store = sqliteStore(file, TOOLS)
  const failures: unknown[] = []
  const put: string[] = []
  const change: typeof store.change = (fn) =>
    store.change((writes) =>
      fn({
        ...writes,
        search: {
          ...writes.search,
          put(entry) {
            put.push(entry.title)
            return writes.search.put(entry)
          },
        },
      }),
    )
  const opened = () => Promise.reject(new Error('A document was opened'))
  await using work = new Work({
    ...{ ...TOOLS, store: { ...store, read: store.read, change }, documents: { read: opened, edit: opened } },
    onError: (error) => failures.push(error),
  })
  await work.start()
  expect(failures).toEqual([])
  const find = async (text: string) =>
    (await store.read.search.find({ communityId: NURSES, text, limit: 9, offset: 0 })).hits.map(({ title }) => title)
  expect((await find('clamp')).sort()).toEqual(['How do you do 1?', 'Page 1'])
  expect(await find('vice')).toEqual(['How do you do 1?'])
  expect(put).toEqual(['Page 1', 'How do you do 1?'])
  expect(await all(file)).toEqual(kept)
  await file.close()
  await rm(dataDir, { recursive: true, force: true })
})
