import { expect, test } from 'vitest'
import { AGREEMENTS, agreementOf, FEWEST_REPLIES, repliesShown } from './pulse.ts'

/** Every way in which so many people may reply. */
function* waysOf(people: number): Generator<readonly number[]> {
  if (people === 0) yield []
  else for (const rest of waysOf(people - 1)) for (const value of AGREEMENTS) yield [...rest, value]
}
const shown = (values: readonly number[]) =>
  agreementOf({ replies: values.length, sum: values.reduce((sum, value) => sum + value, 0) })

test('[PU3] under five replies nothing is shown of them, not even how many', () => {
  for (let people = 0; people < FEWEST_REPLIES; people++)
    for (const values of waysOf(people)) {
      expect(shown(values)).toBeNull()
      expect(repliesShown(people)).toBeNull()
    }
  expect(repliesShown(FEWEST_REPLIES)).toBe(FEWEST_REPLIES)
})

test('[PU4] whatever is shown, each reply of the others could have been another, also to whoever knows their own', () => {
  for (const people of [5, 6]) {
    // By what one knows: one's own reply and what is shown. What each of the others can have said then.
    const possible = new Map<string, ReadonlySet<number>[]>()
    for (const [own, ...others] of waysOf(people)) {
      const known = `${own} ${shown([own as number, ...others])}`
      const said = possible.get(known) ?? others.map(() => new Set<number>())
      others.forEach((value, n) => {
        ;(said[n] as Set<number>).add(value)
      })
      possible.set(known, said)
    }
    for (const [known, said] of possible) for (const one of said) expect([known, one.size > 1]).toEqual([known, true])
  }
})
