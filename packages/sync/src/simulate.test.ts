import { expect, test, vi } from 'vitest'
import { CALM, GALE, HURRICANE, STORM, simulate, type Weather } from './testing/index.ts'

// A machine that does much else tells them slowly.
vi.setConfig({ testTimeout: 120_000 })

async function stories(seeds: number, weather: Weather): Promise<number> {
  let kept = 0
  for (let seed = 1; seed <= seeds; seed++) kept += (await simulate(seed, weather)).kept
  return kept
}

test('[SY50] one process in calm weather: everybody agrees, what is shown or acknowledged is durable, nothing stays open', async () => {
  expect(await stories(60, CALM)).toBeGreaterThan(300)
})

test('[SY51] the same with a log that fails', async () => {
  expect(await stories(60, { ...CALM, logFaults: 80 })).toBeGreaterThan(300)
})

test('[SY52] the same on two processes that lose bus messages, with a log that fails', async () => {
  expect(await stories(80, STORM)).toBeGreaterThan(300)
})

test('[SY52] seeds 105 and 203: what came over the bus just before the log failed is told on all the same', async () => {
  await simulate(105, STORM)
  await simulate(203, STORM)
})

test('[SY56] the same among people who mean harm, with appends that tear, readers who do not read and rights that change', async () => {
  expect(await stories(60, GALE)).toBeGreaterThan(300)
})

test('[SY57] the same on two processes whose bus loses, delays and doubles', async () => {
  expect(await stories(60, HURRICANE)).toBeGreaterThan(300)
})
