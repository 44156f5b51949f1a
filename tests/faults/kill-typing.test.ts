import { seededRandom } from '@commonplace/kit'
import { ownDatabase, postgresForTests } from '@commonplace/server/storage/testing/postgres'
import { expect, test } from 'vitest'
import { type KillableCommunity, openKillableCommunity, sitDown } from '../harness/index.ts'
import { seeingMore, typeAtOnce, writtenBy } from './typing.ts'
import { endUnderLoad, layTables } from './under-load.ts'

/** Kills the server while people write in two documents, again and again; what one had seen of another must be there for a third. */
async function killAgainAndAgain(place: KillableCommunity, kills: number): Promise<void> {
  const random = seededRandom(kills)
  const tables = await layTables(place, 2)
  for (let kill = 0; kill < kills; kill++) {
    const { seen, lost } = await endUnderLoad(place, tables, random, () => place.kill())
    expect(seen).toBeGreaterThan(0)
    expect(lost, `of ${seen} after kill ${kill + 1}`).toBe(0)
  }
}

test('[FA4] what another had seen survives kill -9, again and again, on the embedded store', async () => {
  await using place = await openKillableCommunity()
  await killAgainAndAgain(place, 5)
}, 120_000)

const postgres = postgresForTests('kill -9 of a server on PostgreSQL')
if (postgres)
  test('[FA5] what another had seen survives kill -9, again and again, on PostgreSQL', async () => {
    await using stack = new AsyncDisposableStack()
    const database = stack.use(await ownDatabase(postgres))
    const place = stack.use(await openKillableCommunity({ env: { DATABASE_URL: database.url } }))
    await killAgainAndAgain(place, 3)
  }, 120_000)

test('[FA6] asked to end, the server sends everybody away with 1012, ends within ten seconds, and loses nothing', async () => {
  await using place = await openKillableCommunity()
  const [{ documentId } = { documentId: '' }] = await layTables(place, 1)
  const sit = (who: 'amina' | 'bo' | 'chioma') => sitDown(place.url, documentId, { Cookie: place[who].cookie })
  using amina = sit('amina')
  using bo = sit('bo')
  await Promise.all([amina.synced(), bo.synced()])
  const typists = [
    { name: 'amina', sitting: amina },
    { name: 'bo', sitting: bo },
  ] as const
  const stop = typeAtOnce(...typists)
  await seeingMore(...typists, 100)
  const codes = Promise.all([amina.closed(), bo.closed()])
  // It ends by force, with another code, where it takes more than the ten seconds that were promised.
  expect((await place.stop('SIGTERM')).code).toBe(0)
  expect(await codes).toEqual([1012, 1012])
  stop()
  const seen = { bo: writtenBy(amina.doc, 'bo'), amina: writtenBy(bo.doc, 'amina') }
  amina.provider.disconnect()
  bo.provider.disconnect()
  await place.start()
  using third = sit('chioma')
  await third.synced()
  expect(writtenBy(third.doc, 'bo').startsWith(seen.bo)).toBe(true)
  expect(writtenBy(third.doc, 'amina').startsWith(seen.amina)).toBe(true)
  // And who comes back brings the rest.
  amina.provider.connect()
  bo.provider.connect()
  await third.until(
    (doc) =>
      writtenBy(doc, 'amina') === writtenBy(amina.doc, 'amina') && writtenBy(doc, 'bo') === writtenBy(bo.doc, 'bo'),
  )
}, 120_000)
