import { expect, test } from 'vitest'
import { GroupCommit } from './group-commit.ts'

const square = (n: number) => (n < 0 ? { refused: new RangeError(`${n}`) } : { result: n * n })

test('[SA25] what is asked in one turn of the event loop shares one commit, also from several callers', async () => {
  const groups: number[][] = []
  const group = new GroupCommit<number, number>(async (requests) => {
    groups.push([...requests])
    return requests.map(square)
  })
  const asking = [1, 2, 3].map((n) => Promise.resolve().then(() => group.add(n)))
  expect(await Promise.all(asking)).toEqual([1, 4, 9])
  expect(groups).toEqual([[1, 2, 3]])
})

test('[SA25] what comes while a commit is under way shares the next one', async () => {
  const groups: number[][] = []
  let commitNow: () => void = () => undefined
  const started = Promise.withResolvers<void>()
  const group = new GroupCommit<number, number>(async (requests) => {
    groups.push([...requests])
    if (groups.length === 1) {
      started.resolve()
      await new Promise<void>((resolve) => {
        commitNow = resolve
      })
    }
    return requests.map(square)
  })
  const first = group.add(1)
  await started.promise
  const later = [group.add(2), group.add(3)]
  commitNow()
  expect(await Promise.all([first, ...later])).toEqual([1, 4, 9])
  expect(groups).toEqual([[1], [2, 3]])
})

test('[SA25] where commits are long, who was just told and asks again in the next turn of the loop shares the next with those who waited', async () => {
  const groups: number[][] = []
  const committing = new Set<() => void>()
  const commitNext = async () => {
    await expect.poll(() => committing.size).toBe(1)
    for (const commit of committing) commit()
    committing.clear()
  }
  let now = 0
  const work = async (requests: readonly number[]) => {
    groups.push([...requests])
    await new Promise<void>((commit) => committing.add(commit))
    now += 20
    return requests.map(square)
  }
  const group = new GroupCommit<number, number>(work, () => now)
  const again = group.add(1).then(() => new Promise((told) => setImmediate(() => told(group.add(3)))))
  await expect.poll(() => groups.length).toBe(1)
  const waited = group.add(2)
  await commitNext()
  await commitNext()
  expect(await Promise.all([again, waited])).toEqual([9, 4])
  expect(groups).toEqual([[1], [2, 3]])
})

test('one refused request takes nothing from the others; a failed commit fails its own group only', async () => {
  let broken = true
  const group = new GroupCommit<number, number>(async (requests) => {
    if (broken) throw new Error('the disk failed')
    return requests.map(square)
  })
  await expect(Promise.all([group.add(1), group.add(2)])).rejects.toThrow('the disk failed')
  broken = false
  const [refused, kept] = await Promise.allSettled([group.add(-1), group.add(2)])
  expect(refused).toMatchObject({ status: 'rejected', reason: new RangeError('-1') })
  expect(kept).toEqual({ status: 'fulfilled', value: 4 })
})

test('closing commits what is waiting and takes no more', async () => {
  const group = new GroupCommit<number, number>(async (requests) => requests.map(square))
  const last = group.add(3)
  await group.close()
  expect(await last).toBe(9)
  expect(() => group.add(4)).toThrow('closed')
})
