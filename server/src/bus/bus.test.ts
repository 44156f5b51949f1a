import { describeBus } from '@commonplace/sync/testing/contracts'
import { test } from 'vitest'
import { LocalBus } from './local.ts'
import { RedisBus } from './redis.ts'

describeBus('local', async () => {
  const bus = new LocalBus()
  return { here: bus, there: bus, close: () => bus.close() }
})

const url = process.env.TEST_REDIS_URL
if (url) {
  let rounds = 0
  describeBus('redis', async () => {
    const prefix = `commonplace-test:${process.pid}:${rounds++}:`
    const onError = (error: Error) => console.warn(`Redis: ${error.message}`)
    const [here, there] = await Promise.all([
      RedisBus.open({ url, prefix, onError }),
      RedisBus.open({ url, prefix, onError }),
    ])
    return {
      here,
      there,
      async close() {
        await here.close()
        await there.close()
      },
    }
  })
} else {
  test('the Redis bus was NOT tested: set TEST_REDIS_URL to test it', () => {
    console.warn('TEST_REDIS_URL is not set: the suite of the Redis bus did not run.')
    if (process.env.CI === 'true') throw new Error('CI must test the Redis bus: set TEST_REDIS_URL')
  })
}
