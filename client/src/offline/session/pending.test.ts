import { describe, expect, test } from 'vitest'
import { Pending } from './pending.ts'

/** A sitting in which these many edits were made, each sent in a message of its own. */
function typed(edits: number): { pending: Pending; ids: string[] } {
  const pending = new Pending('tab')
  const ids = Array.from({ length: edits }, (_, i) => {
    const { id } = pending.mint(i * 1000)
    pending.sent(false)
    return id
  })
  return { pending, ids }
}

describe('what the server has not settled', () => {
  test('[OF1] an acknowledgement settles the messages it counts, and not one more', () => {
    const { pending, ids } = typed(3)
    expect(pending.acknowledged(1)).toEqual(ids.slice(0, 1))
    expect(pending.size).toBe(2)
    expect(pending.acknowledged(1), 'told twice').toEqual([])
    expect(pending.acknowledged(3)).toEqual(ids.slice(1))
    expect(pending.size).toBe(0)
  })

  test('[OF1] what was refused waits for a later message, and the acknowledgement of the one that failed does not settle it', () => {
    const { pending, ids } = typed(2)
    expect(pending.refused(1)).toEqual(ids.slice(0, 1))
    expect(pending.acknowledged(2)).toEqual(ids.slice(1))
    expect(pending.size).toBe(1)
    expect(pending.stranded).toBe(true)
    pending.sent(true)
    expect(pending.stranded).toBe(false)
    expect(pending.acknowledged(3)).toEqual(ids.slice(0, 1))
  })

  test('[SY79] an edit in parts is settled with its last part, and waits again where any of them was refused', () => {
    const pending = new Pending('tab')
    const { id } = pending.mint(0)
    pending.sent(false, 3)
    expect(pending.acknowledged(2)).toEqual([])
    expect(pending.refused(1)).toEqual([id])
    expect(pending.acknowledged(3), 'its other parts').toEqual([])
    expect(pending.stranded).toBe(true)
    pending.sent(true, 3)
    expect(pending.acknowledged(6)).toEqual([id])
  })

  test('[OF3] on a new connection nothing that was sent before counts; the answer to step 1 carries all of it', () => {
    const { pending, ids } = typed(2)
    pending.connected()
    expect(pending.acknowledged(2)).toEqual([])
    expect(pending.stranded).toBe(true)
    pending.sent(true)
    expect(pending.acknowledged(1)).toEqual(ids)
  })

  test('[OF4] what another tab has settled no longer waits here', () => {
    const pending = new Pending('here')
    pending.hear({ id: 'there-0', step: 'there-0', at: 1 })
    expect(pending.onDevice).toBe(false)
    pending.written(['there-0'])
    expect(pending.onDevice).toBe(true)
    expect(pending.forget(['there-0'])).toEqual(['there-0'])
    expect(pending.forget(['there-0'])).toEqual([])
  })

  test('edits less than half a second apart are one undo step', () => {
    const pending = new Pending('tab')
    for (const at of [0, 400, 800, 2000]) pending.mint(at)
    expect(pending.size).toBe(4)
    expect(pending.steps).toBe(2)
    expect(pending.since).toBe(0)
  })
})
