// A child process of the kill test: appends updates and makes changes as fast as it can and says on its output what was acknowledged,
// one line each, until somebody ends it.
import { writeSync } from 'node:fs'
import type { DocumentId } from '@commonplace/domain'
import { systemClock, systemRandom } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { AMINA, NURSES, settle } from '@commonplace/server/storage/testing/place'

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2)
const storage = await openStorage({ dataDir, databaseUrl, clock: systemClock, random: systemRandom })
const { store, updateLog } = storage
const documents = [0, 1, 2].map((n) => `killed-document-${n}` as DocumentId)

if (!(await store.read.members.any())) {
  await settle(store)
  await store.change(async (writes) => {
    for (const [n, id] of documents.entries()) {
      const record = {
        id,
        communityId: NURSES,
        subject: { kind: 'page', id: `page-${n}` },
        authorId: null,
        epoch: 0,
      } as const
      await writes.documents.create(record, { update: bytesOf(1), client: 1, by: AMINA }, Date.now())
    }
  })
}

/** The bytes of an update tell which one it is. */
function bytesOf(n: number): Uint8Array {
  return new TextEncoder().encode(`update ${n} `.repeat(8))
}

async function write(document: DocumentId): Promise<never> {
  for (;;) {
    const next = await store.read.documents.seq(document)
    const seq = await updateLog.append(document, [{ update: bytesOf(next + 1), by: AMINA, claims: [] }])
    writeSync(1, `append ${document} ${seq}\n`)
    if (seq % 50 === 0) await updateLog.fold(document, bytesOf(seq), seq - 10)
  }
}

async function tell(): Promise<never> {
  for (let n = 0; ; n++) {
    await store.change((writes) =>
      writes.events.tell({ communityId: NURSES, type: 'page-changed', by: null, subject: null, data: { n } }, n),
    )
    writeSync(1, `event ${await store.read.events.last()}\n`)
  }
}

await Promise.all([...documents.map(write), tell()])
