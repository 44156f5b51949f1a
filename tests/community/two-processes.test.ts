import { createApi, routes } from '@commonplace/api'
import { openCommonplace } from '@commonplace/server/compose'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openGateway } from '../harness/gateway.ts'
import { configFor, openCommunity, sitDown } from '../harness/index.ts'
import { ownDatabase, servicesForTests } from '../harness/services.ts'

const services = servicesForTests('that several servers act as one')

test.runIf(services)(
  '[MP1] two servers on one PostgreSQL and one Redis act as one',
  async () => {
    const { postgres = '', redis = '' } = services ?? {}
    await using database = await ownDatabase(postgres)
    const env = { DATABASE_URL: database.url, REDIS_URL: redis }
    await using place = await openCommunity({ env })
    await using other = await openCommonplace(configFor(place.dataDir, env))
    const slug = { slug: 'fixers' }
    const page = await place.chioma.api(routes.createPage, { params: slug, input: { kind: 'note', title: 'Shared' } })

    // Whoever sits at one server sees what is written at the other.
    using here = sitDown(place.url, page.documentId, { Cookie: place.chioma.cookie })
    using there = sitDown(other.url, page.documentId, { Cookie: place.dana.cookie })
    await Promise.all([here.synced(), there.synced()])
    here.doc.getMap('meta').set('summary', 'across')
    await there.until((doc) => doc.getMap('meta').get('summary') === 'across')

    // News told at one are heard at the other.
    const stop = new AbortController()
    const news = await fetch(`${other.url}/api/v1/events`, {
      headers: { Cookie: place.dana.cookie },
      signal: stop.signal,
    })
    const pieces = news.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
    await place.chioma.api(routes.createPage, { params: slug, input: { kind: 'note', title: 'Told across' } })
    let text = ''
    while (!text.includes('Told across')) text += (await pieces?.next())?.value ?? ''

    // Access taken away at one closes the door at the other, and the stream of news too.
    const closed = there.closed()
    await place.bo.api(routes.removeMember, { params: { ...slug, id: place.dana.id } })
    expect(await closed).toBe(4404)
    for (let piece = await pieces?.next(); !piece?.done; piece = await pieces?.next()) text += piece?.value
    stop.abort()

    // Failures to sign in count together.
    const attempt = (url: string, password: string) =>
      createApi({ base: url })(routes.signIn, { input: { email: place.efe.email, password } }).then(
        () => 'in',
        (error: { code: string }) => error.code,
      )
    for (let i = 0; i < 3; i++) expect(await attempt(place.url, 'wrong')).toBe('wrong-credentials')
    for (let i = 0; i < 3; i++) expect(await attempt(other.url, 'wrong')).toBe('wrong-credentials')
    expect(await attempt(place.url, place.efe.password)).toBe('too-many')
    expect(await (await fetch(`${other.url}/readyz`)).json()).toEqual({ ready: true, reasons: [] })
  },
  60_000,
)

test.runIf(services)(
  '[MP4] the same write sent to two servers at once is done once',
  async () => {
    const { postgres = '', redis = '' } = services ?? {}
    await using database = await ownDatabase(postgres)
    const env = { DATABASE_URL: database.url, REDIS_URL: redis }
    await using place = await openCommunity({ env })
    await using other = await openCommonplace(configFor(place.dataDir, env))
    const slug = { slug: 'fixers' }
    const there = createApi({ base: other.url, headers: { Cookie: place.chioma.cookie } })
    for (let n = 0; n < 5; n++) {
      const call = {
        params: slug,
        input: { kind: 'note', title: `Once ${n}` },
        key: `act ${n}`.replace(' ', '-'),
      } as const
      const made = await Promise.all(
        [place.chioma.api, there, place.chioma.api, there].map((api) => api(routes.createPage, call)),
      )
      expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    }
    const { items } = await place.chioma.api(routes.listPages, { params: slug })
    expect(items.map(({ title }) => title).sort()).toEqual(['Once 0', 'Once 1', 'Once 2', 'Once 3', 'Once 4'])
  },
  60_000,
)

test.runIf(services)(
  '[MP5] what the bus loses between two servers is found in the store',
  async () => {
    const { postgres = '', redis = '' } = services ?? {}
    await using database = await ownDatabase(postgres)
    await using gateway = await openGateway()
    gateway.leadTo(Number(new URL(redis).port || 6379))
    const env = { DATABASE_URL: database.url, REDIS_URL: redis }
    const overrides = { timing: { repair: 500 } }
    await using place = await openCommunity({ env })
    await using other = await openCommonplace(
      configFor(place.dataDir, { ...env, REDIS_URL: gateway.url.replace('http', 'redis') }),
      overrides,
    )
    const input = { kind: 'note', title: 'Through a hole' } as const
    const { documentId } = await place.chioma.api(routes.createPage, { params: { slug: 'fixers' }, input })
    using here = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
    using there = sitDown(other.url, documentId, { Cookie: place.bo.cookie })
    await Promise.all([here.synced(), there.synced()])
    const summary = (doc: Y.Doc) => doc.getMap('meta').get('summary')
    here.doc.getMap('meta').set('summary', 'heard')
    await there.until((doc) => summary(doc) === 'heard')
    gateway.deaf = true
    here.doc.getMap('meta').set('summary', 'lost on the way')
    await there.until((doc) => summary(doc) === 'lost on the way')
    gateway.deaf = false
    here.doc.getMap('meta').set('summary', 'heard again')
    await there.until((doc) => summary(doc) === 'heard again')
  },
  60_000,
)
