import { cpuMs } from '@commonplace/kit/testing/cpu'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { judge } from './admission.ts'
import { AMINA } from './testing/index.ts'
import { readUpdateShape } from './update-shape.ts'

/** An update of so many clients with a clock each, which stands on and deletes what comes last in it. */
function manyClients(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  const write = (...numbers: number[]) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  }
  const last = 100_000 + count - 1
  write(count)
  for (let client = 100_000; client <= last; client++) {
    write(1, client, 0)
    if (client < last) {
      encoding.writeUint8(encoder, 128 | 1)
      write(last, 0, 1)
    } else {
      encoding.writeUint8(encoder, 0)
      write(1)
    }
  }
  write(1, last, count)
  for (let i = 0; i < count; i++) write(0, 1)
  return encoding.toUint8Array(encoder)
}

test('[SY54] who sends an update of very many clients is judged as fast as they are read', () => {
  const update = manyClients(150_000)
  expect(update.length).toBeLessThan(4 * 1024 * 1024)
  const before = cpuMs()
  const verdict = judge(readUpdateShape(update), AMINA, { clockOf: () => 0, ownerOf: () => undefined })
  const spent = cpuMs() - before
  expect(verdict).toMatchObject({ kind: 'new' })
  expect(verdict.kind === 'new' && verdict.claims.length).toBe(150_000)
  // Were each client looked for among all the others, it would be half a minute.
  expect(spent).toBeLessThan(3_000)
})
