import { routes } from '@commonplace/api'
import { SCHEMA_VERSION } from '@commonplace/document'
import { openCommonplace } from '@commonplace/server/compose'
import { HELLO, readServerWord, SERVER_WORDS } from '@commonplace/sync/client'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { configFor, type OpenedCommunity, openCommunity, sitDown } from '../harness/index.ts'
import { ownDatabase, servicesForTests } from '../harness/services.ts'
import { send } from './raw.ts'

// Whatever takes a right away shuts the open page of whoever had it within a second, at this process and at any other.

const slug = { slug: 'fixers' }
type Page = Awaited<ReturnType<typeof newPage>>

const newPage = (place: OpenedCommunity, parentId?: string) =>
  place.amina.api(routes.createPage, {
    params: slug,
    input: { kind: 'note', title: 'Open', markdown: 'Words.', ...(parentId === undefined ? {} : { parentId }) },
  })

interface Change {
  readonly name: string
  /** How the open page of Chioma ends: closed with a code, or read only. */
  readonly ends: 4401 | 4404 | 'read-only'
  /** What she shows at the door, where that is not her cookie. */
  headers?(place: OpenedCommunity): Promise<Record<string, string>>
  /** Asked at the server at hand; she sits at the other one. */
  make(place: OpenedCommunity, page: Page, headers: Record<string, string>): Promise<unknown>
  undo?(place: OpenedCommunity): Promise<unknown>
}

const role = (place: OpenedCommunity, role: 'guest' | 'member') =>
  place.bo.api(routes.changeMember, { params: { ...slug, id: place.chioma.id }, input: { role } })

let token = ''

const CHANGES: readonly Change[] = [
  {
    name: 'the page is narrowed',
    ends: 4404,
    make: (place, { id }) =>
      place.amina.api(routes.narrowPage, { params: { id }, input: { audience: { floor: 'host', people: [] } } }),
  },
  {
    name: 'it is moved below one that is narrowed',
    ends: 4404,
    async make(place, { id }) {
      const above = await newPage(place)
      const audience = { floor: 'host' as const, people: [] }
      await place.amina.api(routes.narrowPage, { params: { id: above.id }, input: { audience } })
      await place.amina.api(routes.changePage, { params: { id }, input: { parentId: above.id } })
    },
  },
  {
    name: 'her role is made less',
    ends: 'read-only',
    make: (place) => role(place, 'guest'),
    undo: (place) => role(place, 'member'),
  },
  {
    name: 'the page is put in the trash',
    ends: 'read-only',
    make: (place, { id }) => place.amina.api(routes.deletePage, { params: { id } }),
  },
  {
    name: 'she signs out',
    ends: 4401,
    async headers(place) {
      const { email, password } = place.chioma
      const json = { email, password }
      const { headers } = await send(place.url, '/api/v1/sessions', { method: 'POST', json })
      return { Cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    },
    make: (place, _, headers) => send(place.url, '/api/v1/sessions', { method: 'DELETE', headers }),
  },
  {
    name: 'she signs another screen out',
    ends: 4401,
    async headers(place) {
      const { email, password } = place.chioma
      const json = { email, password }
      const { headers } = await send(place.url, '/api/v1/sessions', { method: 'POST', json })
      return { Cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    },
    async make(place) {
      const { items } = await place.chioma.api(routes.listSessions)
      for (const { id, here } of items)
        if (!here) await place.chioma.api(routes.endSession, { params: { id }, query: { wipe: 'true' } })
    },
  },
  {
    name: 'her token is ended',
    ends: 4401,
    async headers(place) {
      const made = await place.chioma.api(routes.createToken, { input: { label: 'short', scopes: ['read', 'write'] } })
      token = made.id
      return { Authorization: `Bearer ${made.token}` }
    },
    make: (place) => place.chioma.api(routes.revokeToken, { params: { id: token } }),
  },
  {
    name: 'she is taken out of the community',
    ends: 4404,
    make: (place) => place.bo.api(routes.removeMember, { params: { ...slug, id: place.chioma.id } }),
  },
]

/** Chioma at a page, and how she is shut out of it. */
function watched(url: string, documentId: string, headers: Record<string, string>) {
  const sitting = sitDown(url, documentId, headers, { v: '1', schema: String(SCHEMA_VERSION) })
  for (const type of SERVER_WORDS) sitting.provider.messageHandlers[type] = () => undefined
  const readOnly = new Promise<'read-only'>((resolve) => {
    sitting.provider.messageHandlers[HELLO] = (_, decoder) => {
      const word = readServerWord(HELLO, decoding.readTailAsUint8Array(decoder))
      if (word?.kind === 'hello' && word.readOnly) resolve('read-only')
    }
  })
  return { sitting, ended: () => Promise.race([readOnly, sitting.closed()]) }
}

async function shutOut(place: OpenedCommunity, url: string): Promise<void> {
  for (const change of CHANGES) {
    const page = await newPage(place)
    const headers = (await change.headers?.(place)) ?? { Cookie: place.chioma.cookie }
    const { sitting, ended } = watched(url, page.documentId, headers)
    using _ = sitting
    await sitting.synced()
    const end = ended()
    await change.make(place, page, headers)
    expect([change.name, await end]).toEqual([change.name, change.ends])
    await change.undo?.(place)
  }
}

test('[DO4] whatever takes a right away shuts the open page within a second', async () => {
  await using place = await openCommunity()
  await shutOut(place, place.url)
}, 30_000)

const services = servicesForTests('that a right taken away at one server is gone at the other')

test.runIf(services)(
  '[DO4] whatever takes a right away at one process shuts the page that is open at another',
  async () => {
    const { postgres = '', redis = '' } = services ?? {}
    await using database = await ownDatabase(postgres)
    const env = { DATABASE_URL: database.url, REDIS_URL: redis }
    await using place = await openCommunity({ env })
    await using other = await openCommonplace(configFor(place.dataDir, env))
    await shutOut(place, other.url)
  },
  60_000,
)
