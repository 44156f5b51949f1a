import type { DocumentId, MemberId } from '@commonplace/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Entry, ForeignClient, type StoredDocument, UnknownDocument, type UpdateLog } from '../ports.ts'

export interface OpenedLog {
  readonly log: UpdateLog
  /** Makes a document as a feature would: in the engine's own transaction, with its seed update and claims (none: an empty document). */
  create(document: DocumentId, seed: Entry | null): Promise<void>
  /** Another log on the same store, as another process has it; the suite closes it. */
  again(): Promise<UpdateLog>
  /** Closes the log if it is still open and removes the store. */
  close(): Promise<void>
}

const AMINA = 'aminaaminaamina1' as MemberId
const BO = 'bobobobobobobob1' as MemberId
const page = (n: number) => `document12345678${n}` as DocumentId

/** A writer with a Yjs document of its own, whose edits come out as entries. */
function writer(client: number, by: MemberId) {
  const doc = new Y.Doc()
  doc.clientID = client
  let claimed = false
  return (text: string): Entry => {
    const before = Y.encodeStateVector(doc)
    doc.getText('default').insert(doc.getText('default').length, text)
    const entry = { update: Y.encodeStateAsUpdate(doc, before), by, claims: claimed ? [] : [client] }
    claimed = true
    return entry
  }
}

function textOf(stored: StoredDocument | null): string {
  const doc = new Y.Doc()
  if (stored?.snapshot) Y.applyUpdate(doc, stored.snapshot)
  for (const { update } of stored?.updates ?? []) Y.applyUpdate(doc, update)
  return doc.getText('default').toString()
}

/** Everything an UpdateLog promises, for any engine. */
export function describeUpdateLog(name: string, open: () => Promise<OpenedLog>): void {
  describe(`update log: ${name}`, () => {
    let opened: OpenedLog
    const others: UpdateLog[] = []
    const again = async () => {
      const log = await opened.again()
      others.push(log)
      return log
    }
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      for (const log of others.splice(0)) await log.close()
      await opened.close()
    })

    test('[SY20] an unknown document loads as null, and nothing can be appended to it', async () => {
      expect(await opened.log.load(page(1))).toBeNull()
      expect(await opened.log.since(page(1), 0)).toBeNull()
      await expect(opened.log.append(page(1), [writer(1, AMINA)('lost')])).rejects.toBeInstanceOf(UnknownDocument)
      expect(await opened.log.load(page(1))).toBeNull()
    })

    test('[SY21] a new document holds its seed as seq 1, owned by who made it', async () => {
      await opened.create(page(1), writer(7, AMINA)('A practice'))
      await opened.create(page(2), null)
      const stored = await opened.log.load(page(1))
      expect(textOf(stored)).toBe('A practice')
      expect(stored).toMatchObject({ epoch: 0, seq: 1, snapshotSeq: 0, snapshot: null })
      expect(stored?.owners.get(7)).toBe(AMINA)
      expect(await opened.log.load(page(2))).toMatchObject({ seq: 0, updates: [], snapshot: null })
    })

    test('[SY22] what was appended is found by another process, in order and with its authors', async () => {
      await opened.create(page(1), null)
      const [amina, bo] = [writer(7, AMINA), writer(8, BO)]
      expect(await opened.log.append(page(1), [amina('one '), amina('two ')])).toBe(2)
      expect(await opened.log.append(page(1), [bo('three')])).toBe(3)
      const stored = await (await again()).load(page(1))
      expect(stored?.updates.map(({ seq, by }) => [seq, by])).toEqual([
        [1, AMINA],
        [2, AMINA],
        [3, BO],
      ])
      expect(stored?.seq).toBe(3)
      expect([...(stored?.owners ?? [])].sort()).toEqual([
        [7, AMINA],
        [8, BO],
      ])
      expect(textOf(stored)).toContain('one two ')
    })

    test('[SY23] what was kept is there after closing and opening again', async () => {
      await opened.create(page(1), writer(7, AMINA)('kept'))
      await opened.log.append(page(1), [writer(8, BO)(' words')])
      await opened.log.close()
      const reopened = await again()
      expect(textOf(await reopened.load(page(1)))).toHaveLength('kept words'.length)
      await expect(opened.log.append(page(1), [writer(9, BO)('late')])).rejects.toThrow()
    })

    test('[SY24] many appends at once, also by two processes, get seqs without holes or doubles', async () => {
      await opened.create(page(1), null)
      await opened.create(page(2), null)
      const other = await again()
      const seqs: Promise<number>[] = []
      for (let i = 0; i < 40; i++) {
        seqs.push(opened.log.append(page(1), [writer(100 + i, AMINA)('a')]))
        seqs.push(other.append(page(1), [writer(200 + i, BO)('b'), writer(300 + i, BO)('c')]))
        seqs.push(opened.log.append(page(2), [writer(400 + i, AMINA)('d')]))
      }
      const got = await Promise.all(seqs)
      expect(Math.max(...got)).toBe(120)
      const stored = await opened.log.load(page(1))
      expect(stored?.updates.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
      expect(textOf(stored)).toHaveLength(120)
      expect((await opened.log.load(page(2)))?.seq).toBe(40)
      // The two entries of one append stand together, under the seq that was promised.
      const promised = got[1] ?? 0
      expect(stored?.updates.filter(({ seq }) => seq === promised || seq === promised - 1).map(({ by }) => by)).toEqual(
        [BO, BO],
      )
    })

    test('[SY25] a client id belongs to whoever used it first: a claim by another is refused, whole', async () => {
      await opened.create(page(1), writer(7, AMINA)('mine'))
      const forged = [writer(8, BO)('fine '), writer(7, BO)('forged')]
      const refused = opened.log.append(page(1), forged)
      await expect(refused).rejects.toBeInstanceOf(ForeignClient)
      await expect(refused).rejects.toMatchObject({ client: 7 })
      const stored = await opened.log.load(page(1))
      expect(stored?.seq).toBe(1)
      expect([...(stored?.owners ?? [])]).toEqual([[7, AMINA]])
      expect(await opened.log.append(page(1), [{ ...writer(9, AMINA)('again'), claims: [7, 9] }])).toBe(2)
      expect(await opened.log.append(page(1), [writer(8, BO)('still unclaimed')])).toBe(3)
    })

    test('[SY26] one refused append takes nothing else with it', async () => {
      await opened.create(page(1), writer(7, AMINA)('mine'))
      await opened.create(page(2), null)
      const results = await Promise.allSettled([
        opened.log.append(page(2), [writer(1, BO)('before')]),
        opened.log.append(page(1), [writer(7, BO)('forged')]),
        opened.log.append(page(9), [writer(7, BO)('nowhere')]),
        opened.log.append(page(2), [writer(2, BO)('behind')]),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      expect((await opened.log.load(page(2)))?.seq).toBe(2)
    })

    test('[SY27] since gives what came after, with its claims', async () => {
      await opened.create(page(1), writer(7, AMINA)('seed'))
      await opened.log.append(page(1), [writer(8, BO)('two'), writer(9, BO)('three')])
      const missed = await opened.log.since(page(1), 1)
      expect(missed?.updates.map(({ seq, by }) => [seq, by])).toEqual([
        [2, BO],
        [3, BO],
      ])
      expect(missed?.owners.get(9)).toBe(BO)
      expect((await opened.log.since(page(1), 3))?.updates).toEqual([])
    })

    test('[SY28] folding puts a snapshot in the place of its updates and keeps seqs, owners and later updates', async () => {
      const amina = writer(7, AMINA)
      await opened.create(page(1), amina('one '))
      await opened.log.append(page(1), [amina('two ')])
      const doc = new Y.Doc()
      for (const { update } of (await opened.log.load(page(1)))?.updates ?? []) Y.applyUpdate(doc, update)
      await opened.log.append(page(1), [amina('three')])
      await opened.log.fold(page(1), Y.encodeStateAsUpdate(doc), 2)
      const stored = await opened.log.load(page(1))
      expect(textOf(stored)).toBe('one two three')
      expect(stored).toMatchObject({ snapshotSeq: 2, seq: 3 })
      expect(stored?.updates.map(({ seq }) => seq)).toEqual([3])
      expect(stored?.owners.get(7)).toBe(AMINA)
      expect(await opened.log.since(page(1), 1)).toBeNull()
      expect((await opened.log.since(page(1), 2))?.updates).toHaveLength(1)
      expect(await opened.log.append(page(1), [amina('!')])).toBe(4)
    })

    test('[SY29] an older fold that comes late changes nothing', async () => {
      const amina = writer(7, AMINA)
      const entries = [amina('one '), amina('two ')]
      await opened.create(page(1), null)
      await opened.log.append(page(1), entries)
      const [early, whole] = [new Y.Doc(), new Y.Doc()]
      for (const [i, { update }] of entries.entries()) {
        if (i === 0) Y.applyUpdate(early, update)
        Y.applyUpdate(whole, update)
      }
      await opened.log.fold(page(1), Y.encodeStateAsUpdate(whole), 2)
      await opened.log.fold(page(1), Y.encodeStateAsUpdate(early), 1)
      const stored = await opened.log.load(page(1))
      expect(stored).toMatchObject({ snapshotSeq: 2, seq: 2, updates: [] })
      expect(textOf(stored)).toBe('one two ')
    })

    test('[SY30] client ids as large as Yjs makes them, and updates of a megabyte, come back as they were', async () => {
      const huge = writer(4294967295, AMINA)
      await opened.create(page(1), huge('x'.repeat(1_000_000)))
      const stored = await opened.log.load(page(1))
      expect(stored?.owners.get(4294967295)).toBe(AMINA)
      expect(textOf(stored)).toHaveLength(1_000_000)
    })
  })
}
