import { rm } from 'node:fs/promises'
import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { at, layGrounds, type ServerProcess, type Sitting, serverOn, sitDown } from '../harness/index.ts'
import { ownDatabase, servicesForTests } from '../harness/services.ts'
import { seeingMore, typeAtOnce, writtenBy } from './typing.ts'

const services = servicesForTests('two server processes on one store')

test.runIf(services)(
  '[FA7] people at two processes write together; one process is killed, and nothing either had seen is lost',
  async () => {
    await using stack = new AsyncDisposableStack()
    const { postgres = '', redis = '' } = services ?? {}
    const database = stack.use(await ownDatabase(postgres))
    const env = { DATABASE_URL: database.url, REDIS_URL: redis }
    const grounds = await layGrounds({ env })
    stack.defer(() => rm(grounds.dataDir, { recursive: true, force: true }))
    const here = stack.use(await serverOn(grounds.dataDir, env))
    const there = stack.use(await serverOn(grounds.dataDir, env))
    await Promise.all([here.start(), there.start()])
    const { documentId } = await at(here.url, grounds.chioma).api(routes.createPage, {
      params: { slug: grounds.slug },
      input: { kind: 'note', title: 'Written in two places' },
    })
    const sit = (server: ServerProcess, who: 'amina' | 'bo' | 'chioma') =>
      sitDown(server.url, documentId, { Cookie: grounds[who].cookie })
    using amina = sit(here, 'amina')
    using bo = sit(there, 'bo')
    await Promise.all([amina.synced(), bo.synced()])
    const typists = [
      { name: 'amina', sitting: amina },
      { name: 'bo', sitting: bo },
    ] as const
    const stop = typeAtOnce(...typists)
    await seeingMore(...typists, 100)
    const cut = amina.closed()
    await here.kill()
    await cut
    stop()
    const seen = { amina: writtenBy(bo.doc, 'amina'), bo: writtenBy(amina.doc, 'bo') }
    amina.provider.disconnect()

    // The process that is left has it all, and goes on.
    using chioma = sit(there, 'chioma')
    await chioma.synced()
    expect(writtenBy(chioma.doc, 'amina').startsWith(seen.amina)).toBe(true)
    expect(writtenBy(chioma.doc, 'bo').startsWith(seen.bo)).toBe(true)

    // Amina comes back, to the process that is left, with what she wrote meanwhile.
    using again = sitDown(there.url, documentId, { Cookie: grounds.amina.cookie }, {}, amina.doc)
    const [hers, his] = [writtenBy(amina.doc, 'amina'), writtenBy(bo.doc, 'bo')]
    const whole = (sitting: Sitting) =>
      sitting.until((doc) => writtenBy(doc, 'amina') === hers && writtenBy(doc, 'bo') === his)
    await Promise.all([whole(again), whole(bo), whole(chioma)])
  },
  120_000,
)
