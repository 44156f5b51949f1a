// Whether search finds what people look for, over all real texts together: embedded and on a device. PostgreSQL, which takes minutes to be
// filled, is judged the same way by `node tests/load/bench.ts finding`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom, systemClock } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { settle } from '@commonplace/server/storage/testing/place'
import { expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'
import { agreement, deviceOf, judge, judgeSlips, putShelf, storeOf } from '../harness/judge.ts'
import { readShelf } from '../harness/shelf.ts'

const there = corpus('wiki-rap-cop') !== null

test.skipIf(!there)(
  '[CO140] what people look for stands among the first three, the same here and away',
  { timeout: 900_000 },
  async () => {
    const shelf = (await readShelf()) ?? []
    expect(shelf.length).toBeGreaterThan(2000)
    await using stack = new AsyncDisposableStack()
    const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-finding-'))
    stack.defer(() => rm(dataDir, { recursive: true }))
    const { store } = stack.use(await openStorage({ dataDir, clock: systemClock, random: seededRandom(3) }))
    await settle(store)
    await putShelf(store, shelf)
    const verdicts = []
    for (const search of [storeOf(store, shelf), deviceOf(shelf)]) {
      const verdict = await judge(search)
      expect(verdict.right, verdict.missed.join(' · ')).toBeGreaterThanOrEqual(90)
      const { swapped, emptied, begun } = await judgeSlips(search, shelf, 60)
      expect(swapped).toBeGreaterThanOrEqual(90)
      expect(emptied).toBe(0)
      expect(begun).toBeGreaterThanOrEqual(80)
      verdicts.push(verdict)
    }
    const [here, away] = verdicts
    const { shared, same } = agreement(
      here ?? { right: 0, missed: [], first: [] },
      away ?? { right: 0, missed: [], first: [] },
    )
    expect(shared).toBeGreaterThanOrEqual(80)
    expect(same).toBeGreaterThanOrEqual(80)
  },
)
