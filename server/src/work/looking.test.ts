import { expect, test } from 'vitest'
import { forEachDue } from './looking.ts'

/** What is due until it is done, one after the other; some of it always fails. */
async function doAll(ids: readonly string[], broken: readonly string[]) {
  const done: string[] = []
  const look = () =>
    forEachDue(
      ids.filter((id) => !done.includes(id)),
      async (id) => {
        if (broken.includes(id)) throw new Error(id)
        done.push(id)
      },
    )
  let error: unknown = null
  let looks = 0
  for (let more = true; more; looks++)
    more = await look().catch((thrown: unknown) => {
      error = thrown
      return false
    })
  return { done, error, looks }
}

test('what fails for one holds up none of those after it, and is told once all others are done', async () => {
  const { done, error, looks } = await doAll(['a', 'broken', 'c'], ['broken'])
  expect(done).toEqual(['a', 'c'])
  expect(error).toEqual(new Error('broken'))
  expect(looks).toBe(2)
})

test('several that fail are told together, and nothing due is no trouble', async () => {
  const { error } = await doAll(['x', 'y'], ['x', 'y'])
  expect(error).toBeInstanceOf(AggregateError)
  expect((error as AggregateError).errors).toEqual([new Error('x'), new Error('y')])
  expect(await doAll(['a'], [])).toEqual({ done: ['a'], error: null, looks: 2 })
})
