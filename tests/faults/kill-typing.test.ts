import { routes } from '@commonplace/api'
import { ownDatabase, postgresForTests } from '@commonplace/server/storage/testing/postgres'
import { expect, test } from 'vitest'
import { type KillableCommunity, openKillableCommunity, sitDown } from '../harness/index.ts'
import { seeingMore, typeAtOnce, writtenBy } from './typing.ts'

const newPage = (place: KillableCommunity) =>
  place.chioma.api(routes.createPage, { params: { slug: place.slug }, input: { kind: 'note', title: 'Killed' } })

/** Kills the server while two people type, again and again; what one had seen of the other must be there for a third. */
async function killAgainAndAgain(place: KillableCommunity, kills: number): Promise<void> {
  const { documentId } = await newPage(place)
  const sit = (who: 'amina' | 'bo' | 'chioma') => sitDown(place.url, documentId, { Cookie: place[who].cookie })
  for (let kill = 0; kill < kills; kill++) {
    let seenByAmina: string
    let seenByBo: string
    {
      using amina = sit('amina')
      using bo = sit('bo')
      await Promise.all([amina.synced(), bo.synced()])
      const typists = [
        { name: 'amina', sitting: amina },
        { name: 'bo', sitting: bo },
      ] as const
      const stop = typeAtOnce(...typists)
      await seeingMore(...typists, 100)
      const cut = [amina.closed(), bo.closed()]
      await place.kill()
      // What is still in the wires counts as seen: it left the server.
      await Promise.all(cut)
      stop()
      seenByAmina = writtenBy(amina.doc, 'bo')
      seenByBo = writtenBy(bo.doc, 'amina')
      // Both leave for good, so that nobody can bring back what the server forgot.
    }
    await place.start()
    using third = sit('chioma')
    await third.synced()
    expect(writtenBy(third.doc, 'bo').startsWith(seenByAmina)).toBe(true)
    expect(writtenBy(third.doc, 'amina').startsWith(seenByBo)).toBe(true)
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
  const { documentId } = await newPage(place)
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
