// A child process of the kill test: appends updates and makes changes as fast as it can and says on its output what was acknowledged,
// one line each, until somebody ends it.
import { writeSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import type { DocumentId } from '@commonplace/domain'
import { systemClock, systemRandom } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { AMINA, NURSES, settle } from '@commonplace/server/storage/testing/place'
import * as Y from 'yjs'

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

/** An update that tells which one it is, whether or not it was folded. */
function bytesOf(n: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = n
  doc.getMap('kept').set(`update ${n}`, 'so many words '.repeat(8))
  return Y.encodeStateAsUpdate(doc)
}

/** At once, so that what was acknowledged is known even when this is the last thing the process does; waits while nobody reads. */
function say(line: string): void {
  let rest = Buffer.from(`${line}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

async function write(document: DocumentId): Promise<never> {
  for (;;) {
    const next = await store.read.documents.seq(document)
    const seq = await updateLog.append(document, [{ update: bytesOf(next + 1), by: AMINA, claims: [] }])
    say(`append ${document} ${seq}`)
    // Not waited for: the process may end at any moment of it, and appends go on meanwhile.
    if (seq % 20 === 0) void updateLog.fold(document).then(({ upto }) => say(`folded ${document} ${upto}`))
  }
}

async function tell(): Promise<never> {
  for (let n = 0; ; n++) {
    await store.change((writes) =>
      writes.events.tell({ communityId: NURSES, type: 'page-changed', by: null, subject: null, data: { n } }, n),
    )
    say(`event ${await store.read.events.last()}`)
    // A server reads its sockets between two changes; without that its threads could never say that they are done.
    await turn()
  }
}

await Promise.all([...documents.map(write), tell()])
