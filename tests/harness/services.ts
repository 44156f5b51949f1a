import { postgresForTests } from '@commonplace/server/storage/testing/postgres'

export { ownDatabase } from '@commonplace/server/storage/testing/postgres'

/** The Redis that TEST_REDIS_URL names; null, said in one loud line, where none is named. Fails where everything must be tested (CI=true). */
export function redisForTests(what: string): string | null {
  const url = process.env.TEST_REDIS_URL
  if (url) return url
  if (process.env.CI === 'true') throw new Error(`TEST_REDIS_URL must be set in CI: ${what} is not tested`)
  process.stdout.write(`SKIPPED: ${what} is not tested, because TEST_REDIS_URL is not set.\n`)
  return null
}

/** Both services, for what needs several processes; null where one of them is not named. */
export function servicesForTests(what: string): { postgres: string; redis: string } | null {
  const [postgres, redis] = [postgresForTests(what), redisForTests(what)]
  return postgres && redis ? { postgres, redis } : null
}
