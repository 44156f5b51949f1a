import { routes } from '@commonplace/api'
import type { DocumentId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity, sitDown } from '../harness/index.ts'
import { Desk, reads, replay, type Trace, traceOf, writeAlone } from '../harness/traces.ts'

const NAME = 'a real history'
/** How many keystrokes of the long history go in one message; each is a transaction of its own all the same. */
const TOGETHER = 64

const paper = await traceOf('sequential/automerge-paper.json.gz')
const friends = await traceOf('concurrent/friendsforever.json.gz')

async function somewhere(place: OpenedCommunity) {
  const { documentId } = await place.chioma.api(routes.createPage, {
    params: { slug: place.slug },
    input: { kind: 'note', title: 'A real history' },
  })
  const sit = (who: 'amina' | 'bo' | 'chioma') => sitDown(place.url, documentId, { Cookie: place[who].cookie })
  /** What is read by somebody who comes later, after the server was started again. */
  const readLater = async (trace: Trace, sittings: readonly ReturnType<typeof sit>[]) => {
    for (const sitting of sittings) await sitting.until((doc) => reads(doc, NAME, trace))
    for (const { provider } of sittings) provider.disconnect()
    await place.restart()
    using later = sit('chioma')
    await later.synced()
    expect(reads(later.doc, NAME, trace)).toBe(true)
  }
  /** What is read of the log when the document is opened. */
  const kept = async () =>
    must(await place.running.house.storage.updateLog.load(documentId as DocumentId), 'it was written')
  return { sit, readLater, kept }
}

test.runIf(paper)(
  '[FA10] the 259,778 keystrokes of a real paper, written through a real socket, end in exactly its text, for a reader and after a restart',
  async () => {
    await using place = await openCommunity()
    const { sit, readLater, kept } = await somewhere(place)
    using amina = sit('amina')
    using bo = sit('bo')
    await Promise.all([amina.synced(), bo.synced()])
    await writeAlone(new Desk(amina.doc, NAME), paper as Trace, TOGETHER)
    await readLater(paper as Trace, [amina, bo])
    // It was folded all along: opened from a snapshot and some updates, not from what was written one by one.
    const { seq, updates, snapshot } = await kept()
    expect(seq).toBeGreaterThan(259_778 / TOGETHER)
    expect(updates.length).toBeLessThan(2_500)
    expect(snapshot?.length).toBeLessThan(3_000_000)
  },
  120_000,
)

test.runIf(friends)(
  '[FA11] two people’s 26,078 keystrokes with their 2,258 real merges, through two real sockets, end in exactly their text',
  async () => {
    const trace = friends as Trace
    await using place = await openCommunity()
    const { sit, readLater } = await somewhere(place)
    using amina = sit('amina')
    using bo = sit('bo')
    await Promise.all([amina.synced(), bo.synced()])
    const desks = [new Desk(amina.doc, NAME), new Desk(bo.doc, NAME)] as const
    // Here and there both wrote at the same place at once; the recording put the first writer first, which Yjs does for the smaller id.
    const [one, two] = [desks[0].doc, desks[1].doc]
    if (one.clientID > two.clientID) [one.clientID, two.clientID] = [two.clientID, one.clientID]
    /** Whose each moment is, and how many messages its writer had sent by then. */
    const moments: { agent: number; sent: number }[] = []
    const sent = [0, 0]
    for (const { agent = 0, parents = [], patches } of trace.txns) {
      const desk = desks[agent === 0 ? 0 : 1]
      for (const parent of parents) {
        const before = moments[parent]
        if (before && before.agent !== agent) await desk.take(before.sent)
      }
      replay(desk.doc, desk.text, patches)
      desk.handOver()
      sent[agent] = (sent[agent] ?? 0) + 1
      moments.push({ agent, sent: sent[agent] })
    }
    // Its last moment comes after all others, so its writer knew them all.
    const last = desks[moments.at(-1)?.agent === 0 ? 0 : 1]
    expect(reads(last.doc, NAME, trace)).toBe(true)
    await readLater(trace, [amina, bo])
  },
  120_000,
)
