import type { DocumentId, MemberId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldedState } from '../build.ts'
import { isPen } from '../pen.ts'
import {
  type Carried,
  type Entry,
  ForeignClient,
  type StoredDocument,
  UnknownDocument,
  type UpdateLog,
} from '../ports.ts'

export interface OpenedLog {
  readonly log: UpdateLog
  /** Makes a document as a feature would: in the engine's own transaction, with its seed update and claims (none: an empty document). */
  create(document: DocumentId, seed: Entry | null): Promise<void>
  /** What is noted of words that were only written anew, in any order. A log without it is one by which nobody tells who wrote what. */
  carried?(document: DocumentId): Promise<readonly Carried[]>
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

    test('[SY61] closing lets what is under way come to its end: what was promised is there, and nothing else', async () => {
      await opened.create(page(1), null)
      const appends = Array.from({ length: 30 }, (_, i) => opened.log.append(page(1), [writer(i + 1, AMINA)('x')]))
      const asked = Promise.allSettled(appends)
      await opened.log.close()
      const kept = (await asked).filter(({ status }) => status === 'fulfilled').length
      const stored = await (await again()).load(page(1))
      expect(stored?.seq).toBe(kept)
      expect(textOf(stored)).toHaveLength(kept)
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
      const before = await opened.log.load(page(1))
      const folded = await opened.log.fold(page(1))
      await opened.log.append(page(1), [amina('three')])
      const stored = await opened.log.load(page(1))
      expect(textOf(stored)).toBe('one two three')
      expect(stored).toMatchObject({ snapshotSeq: 2, seq: 3 })
      expect(stored?.snapshot).toEqual(before && foldedState(before))
      expect(folded).toEqual({ upto: 2, bytes: stored?.snapshot?.length })
      expect(stored?.updates.map(({ seq }) => seq)).toEqual([3])
      expect(stored?.owners.get(7)).toBe(AMINA)
      expect(await opened.log.since(page(1), 1)).toBeNull()
      expect((await opened.log.since(page(1), 2))?.updates).toHaveLength(1)
      expect(await opened.log.append(page(1), [amina('!')])).toBe(4)
      await expect(opened.log.fold(page(9))).rejects.toBeInstanceOf(UnknownDocument)
    })

    test('[SY29] several folds at once, also by two processes, while appends go on, lose nothing and never go back', async () => {
      await opened.create(page(1), null)
      const other = await again()
      const [amina, bo] = [writer(7, AMINA), writer(8, BO)]
      let reached = 0
      for (let round = 0; round < 6; round++) {
        const both = [opened.log, other].flatMap((log) => [log.fold(page(1)), log.fold(page(1))])
        for (let i = 0; i < 5; i++)
          await Promise.all([opened.log.append(page(1), [amina('a')]), other.append(page(1), [bo('b')])])
        for (const { upto } of await Promise.all(both)) expect(upto).toBeGreaterThanOrEqual(reached)
        reached = (await opened.log.load(page(1)))?.snapshotSeq ?? 0
      }
      await Promise.all([opened.log.fold(page(1)), other.fold(page(1))])
      const stored = await other.load(page(1))
      expect(stored).toMatchObject({ seq: 60, snapshotSeq: 60, updates: [] })
      expect([...textOf(stored)].sort().join('')).toBe('a'.repeat(30) + 'b'.repeat(30))
    })

    test('[SY30] client ids as large as Yjs makes them, and updates of a megabyte, come back as they were', async () => {
      const huge = writer(4294967295, AMINA)
      await opened.create(page(1), huge('x'.repeat(1_000_000)))
      const stored = await opened.log.load(page(1))
      expect(stored?.owners.get(4294967295)).toBe(AMINA)
      expect(textOf(stored)).toHaveLength(1_000_000)
    })

    test('[SY82] which words were only written anew is kept with the append that wrote them, each character once', async () => {
      const amina = writer(7, AMINA)
      await opened.create(page(1), amina('Wedge the clay'))
      const once = { client: 4294967295, clock: 3, length: 14, ofClient: 7, ofClock: 0 }
      await opened.log.append(page(1), [amina('.')], [once, { ...once, clock: 40 }])
      await opened.log.append(page(1), [amina('.')], [{ ...once, ofClock: 9 }])
      const other = { ...writer(7, BO)('not theirs'), claims: [7] }
      await expect(opened.log.append(page(1), [other], [{ ...once, clock: 90 }])).rejects.toBeInstanceOf(ForeignClient)
      if (!opened.carried) return
      const kept = (await opened.carried(page(1))).toSorted((a, b) => a.clock - b.clock)
      expect(kept).toEqual([once, { ...once, clock: 40 }])
    })

    const wish = (by: MemberId, loan: number, most = 9) => ({ by, loan, most })

    test('[SY70] a pen is lent to one at a time, goes on where it was given back, and asking again gives the same one', async () => {
      await opened.create(page(1), writer(7, AMINA)('seed'))
      const first = must(await opened.log.lend(page(1), wish(AMINA, 1)), 'there are pens')
      expect(first).toMatchObject({ loan: 1, clock: 0 })
      expect(await (await again()).lend(page(1), wish(AMINA, 1))).toEqual(first)
      const second = must(await opened.log.lend(page(1), wish(BO, 1)), 'there are pens')
      expect(second.client).not.toBe(first.client)
      expect([first, second].every(({ client }) => isPen(client))).toBe(true)
      const amina = writer(first.client, AMINA)
      expect(await opened.log.append(page(1), [{ ...amina('five '), claims: [first.client] }])).toBe(2)
      expect(await opened.log.takeBack(page(1), { ...first, clock: 5 }, AMINA, 2)).toBe('done')
      expect((await opened.log.load(page(1)))?.owners.get(first.client)).toBeNull()
      expect(await opened.log.lend(page(1), wish(BO, 2))).toEqual({ client: first.client, loan: 2, clock: 5 })
      expect((await opened.log.since(page(1), 2))?.owners.get(first.client)).toBe(BO)
    })

    test('[SY70] a pen is taken back from who holds it, by that loan, and not when the document has moved on', async () => {
      await opened.create(page(1), writer(7, AMINA)('seed'))
      const pen = must(await opened.log.lend(page(1), wish(AMINA, 1)), 'there are pens')
      expect(await opened.log.takeBack(page(1), pen, BO, 1)).toBe('not theirs')
      expect(await opened.log.takeBack(page(1), { ...pen, loan: 2 }, AMINA, 1)).toBe('not theirs')
      expect(await opened.log.takeBack(page(1), { ...pen, client: 7 }, AMINA, 1)).toBe('not theirs')
      expect(await opened.log.takeBack(page(1), pen, AMINA, 0)).toBe('moved on')
      expect(await opened.log.takeBack(page(1), pen, AMINA, 1)).toBe('done')
      expect(await opened.log.takeBack(page(1), pen, AMINA, 1)).toBe('not theirs')
      expect(await opened.log.lend(page(1), wish(AMINA, 1))).toBeNull()
      await expect(opened.log.lend(page(9), wish(AMINA, 1))).rejects.toBeInstanceOf(UnknownDocument)
    })

    test('[SY71] under a pen only its holder writes: nobody helps themselves, and nobody goes on after giving it back', async () => {
      await opened.create(page(1), writer(7, AMINA)('seed'))
      const pen = must(await opened.log.lend(page(1), wish(AMINA, 1)), 'there are pens')
      const under = (client: number, by: MemberId) => ({ ...writer(client, by)('x'), claims: [client] })
      for (const entry of [under(pen.client, BO), under(pen.client + 1, BO), under(pen.client + 1, AMINA)])
        await expect(opened.log.append(page(1), [entry])).rejects.toBeInstanceOf(ForeignClient)
      await opened.log.takeBack(page(1), pen, AMINA, 1)
      await expect(opened.log.append(page(1), [under(pen.client, AMINA)])).rejects.toBeInstanceOf(ForeignClient)
      expect((await opened.log.load(page(1)))?.seq).toBe(1)
    })

    test('[SY70] two processes that lend at once lend two, and a member holds no more than told', async () => {
      await opened.create(page(1), writer(7, AMINA)('seed'))
      const other = await again()
      const lent = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? opened.log : other).lend(page(1), wish(AMINA, i, 20))),
      )
      expect(new Set(lent.map((pen) => pen?.client)).size).toBe(20)
      expect(await other.lend(page(1), wish(AMINA, 99, 20))).toBeNull()
      expect(await other.lend(page(1), wish(BO, 99, 20))).not.toBeNull()
    })
  })
}
