import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openHouse } from '../../testing/house.ts'
import { hashPassphrase } from '../shared/passwords.ts'

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

test('[SA31] two hundred tries do not tell by the clock whether somebody has an account', async () => {
  await using house = await openHouse()
  const passwordHash = await hashPassphrase('a passphrase of hers')
  await house.services.store.change((writes) => writes.members.change(house.idOf('amina'), { passwordHash }))
  const times = { known: [] as number[], unknown: [] as number[] }
  const attempt = async (sort: keyof typeof times, email: string) => {
    const began = performance.now()
    const refused = await house
      .do('stranger', routes.signIn, { input: { email, password: 'not this one' } })
      .catch((error: { code: string }) => error.code)
    times[sort].push(performance.now() - began)
    expect(refused).toBe('wrong-credentials')
  }
  for (let i = 0; i < 100; i++) {
    // Now the one first, now the other: whatever else the machine does meets both alike.
    const both = [() => attempt('known', 'amina@example.org'), () => attempt('unknown', `nobody${i}@example.org`)]
    for (const one of i % 2 === 0 ? both : both.reverse()) await one()
  }
  const [known, unknown] = [median(times.known), median(times.unknown)]
  console.info(`known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, of 100 each`)
  // Without the hash that nobody has, an unknown address is refused in a twentieth of the time.
  expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.75)
}, 120_000)
