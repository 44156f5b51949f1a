import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi, routes } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { openCommonplace } from '@commonplace/server/compose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configFor, type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity()
})
afterAll(() => place[Symbol.asyncDispose]())

const slug = { slug: 'fixers' }
const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  send(place.url, '/api/v1/sessions', { method: 'POST', json: { email, password }, headers })

test('[PE1] the set-up link makes the founder and the community, once; a new start of an empty place prints another', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-setup-'))
  const config = configFor(dataDir)
  const first = await openCommonplace(config)
  await first.close()
  await using second = await openCommonplace(config)
  const codeOf = (link: string | null) => link?.split('/setup/')[1] ?? ''
  const api = createApi({ base: second.url })
  const founder = { name: 'Amina', email: 'AMINA@Example.org ', password: 'a long passphrase' }
  const setUp = (code: string) =>
    api(routes.setUp, { params: { code }, input: { community: { name: 'Föhn & Grün: Fixers' }, founder } })
  expect(await api(routes.readSetup, { params: { code: codeOf(first.setupUrl) } })).toEqual({ open: false })
  await expect(setUp(codeOf(first.setupUrl))).rejects.toMatchObject({ code: 'gone' })
  expect(await api(routes.readSetup, { params: { code: codeOf(second.setupUrl) } })).toEqual({ open: true })
  const both = await Promise.allSettled([setUp(codeOf(second.setupUrl)), setUp(codeOf(second.setupUrl))])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const done = both.find((one) => one.status === 'fulfilled')
  expect(done?.value).toMatchObject({
    community: { slug: 'fohn-grun-fixers', visibility: 'private', role: 'founder' },
    me: { member: { name: 'Amina', email: 'amina@example.org' } },
  })
  await second.close()
  await using third = await openCommonplace(config)
  expect(third.setupUrl).toBeNull()
  await third.close()
  await rm(dataDir, { recursive: true })
})

test('[PE2] an unknown address and a wrong passphrase are refused in the same words', async () => {
  const [unknown, wrong] = [await signIn('nobody@example.org', 'x'), await signIn(place.dana.email, 'x')]
  expect(unknown.status).toBe(401)
  expect(unknown.problem.detail).toBe('The mail address or the passphrase is not right.')
  expect(wrong.problem).toEqual({ ...unknown.problem, requestId: wrong.problem.requestId })
})

test('[PE3] signing in makes a new session: the cookie a browser came with ends', async () => {
  const first = await signIn(place.bo.email, place.bo.password)
  const cookie = first.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^commonplace=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
  const planted = cookie.split(';')[0] ?? ''
  const second = await signIn(place.bo.email, place.bo.password, { Cookie: planted })
  const own = second.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(own).not.toBe(planted)
  const who = async (Cookie: string) =>
    JSON.parse((await send(place.url, '/api/v1/me', { headers: { Cookie } })).text).member?.name ?? null
  expect([await who(planted), await who(own)]).toEqual([null, 'Bo Lindqvist'])
  await send(place.url, '/api/v1/sessions', { method: 'DELETE', headers: { Cookie: own } })
  expect(await who(own)).toBeNull()
})

/** What a window of somebody sends by the cookie that its browser has. */
const windowOf = (whose: { id: string }, Cookie: string) => ({ Cookie, 'X-Commonplace-Member': whose.id })
const whoBy = async (Cookie: string) =>
  JSON.parse((await send(place.url, '/api/v1/me', { headers: { Cookie } })).text).member?.name ?? null
const sessionOf = async ({ email, password }: { email: string; password: string }, headers = {}) =>
  (await signIn(email, password, headers)).headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('[HT15] signing out in a window of somebody else leaves the session that its browser has by now', async () => {
  const chiomas = await sessionOf(place.chioma)
  const headers = windowOf(place.bo, chiomas)
  const out = await send(place.url, '/api/v1/sessions', { method: 'DELETE', headers })
  expect([out.status, out.headers.getSetCookie()]).toEqual([204, []])
  expect(await whoBy(chiomas)).toBe('Chioma Eze')
})

test('[HT15] signing in in a window of somebody else ends the session that its browser had', async () => {
  const chiomas = await sessionOf(place.chioma)
  const bos = await sessionOf(place.bo, windowOf(place.bo, chiomas))
  expect([await whoBy(chiomas), await whoBy(bos)]).toEqual([null, 'Bo Lindqvist'])
})

test('[HT15] a window whose browser has another’s session is refused what anyone may read, and hears who it is there', async () => {
  await using open = await openCommunity({ visibility: 'public' })
  const read = (path: string, headers: Record<string, string>) => send(open.url, `/api/v1${path}`, { headers })
  const left = windowOf(open.bo, open.chioma.cookie)
  const pages = '/communities/fixers/pages'
  expect((await read(pages, {})).status).toBe(200)
  expect((await read(pages, windowOf(open.chioma, open.chioma.cookie))).status).toBe(200)
  expect(await read(pages, left)).toMatchObject({ status: 401, problem: { code: 'not-signed-in' } })
  expect(JSON.parse((await read('/me', left)).text).member).toBeNull()
  expect((await read('/ways-in', left)).status).toBe(200)
})

test('[PE4] over https the cookie is bound to the host and never sent in the clear', async () => {
  await using secure = await openCommunity({ env: { PUBLIC_URL: 'https://commons.example.org' } })
  const { headers } = await send(`http://127.0.0.1:${secure.port}`, '/api/v1/sessions', {
    method: 'POST',
    json: { email: secure.bo.email, password: secure.bo.password },
  })
  expect(headers.getSetCookie()[0]).toMatch(/^__Host-commonplace=.*; HttpOnly; Secure; SameSite=Lax$/)
  expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
})

test('[PE5] after five failures an account waits, with the time in words and in Retry-After; others do not', async () => {
  for (let i = 0; i < 6; i++) expect((await signIn(place.chioma.email, 'wrong')).status).toBe(401)
  const { status, headers, problem } = await signIn(place.chioma.email, place.chioma.password)
  expect(status).toBe(429)
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(30)
  expect(problem.detail).toMatch(/^Too many attempts failed\. Try again in \d+ seconds\.$/)
  expect((await signIn(place.bo.email, place.bo.password)).status).toBe(200)
})

test('[PE6] an invite is good for as many as it says, and never lowers a role', async () => {
  const { url } = await place.bo.api(routes.createInvite, { params: slug, input: { role: 'member' } })
  const code = url.split('/join/')[1] ?? ''
  const nobody = createApi({ base: place.url })
  expect(await nobody(routes.readInvite, { params: { code } })).toMatchObject({
    community: { name: 'The Fixers' },
    role: 'member',
  })
  await place.amina.api(routes.acceptInvite, { params: { code }, input: {} })
  expect((await place.amina.api(routes.readMe)).memberships[0]?.role).toBe('founder')
  const person = { name: 'Farah', email: 'farah@example.org', password: 'another passphrase' }
  const joined = await nobody(routes.acceptInvite, { params: { code }, input: { person } })
  expect(joined.memberships).toMatchObject([{ role: 'member', community: { slug: 'fixers' } }])
  const late = { name: 'Gus', email: 'gus@example.org', password: 'another passphrase' }
  await expect(nobody(routes.acceptInvite, { params: { code }, input: { person: late } })).rejects.toMatchObject({
    code: 'gone',
  })
  await expect(nobody(routes.acceptInvite, { params: { code: 'wrong' }, input: {} })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('[PE7] the last founder can neither leave nor be made less; founders are made by founders', async () => {
  const founder = { params: { ...slug, id: place.amina.id } }
  await expect(place.amina.api(routes.removeMember, founder)).rejects.toMatchObject({ code: 'conflict' })
  await expect(place.amina.api(routes.changeMember, { ...founder, input: { role: 'host' } })).rejects.toMatchObject({
    code: 'conflict',
  })
  const bo = { params: { ...slug, id: place.bo.id }, input: { role: 'founder' } } as const
  await expect(place.bo.api(routes.changeMember, bo)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await place.amina.api(routes.changeMember, bo)).role).toBe('founder')
  expect(await place.amina.api(routes.changeMember, { ...founder, input: { role: 'host' } })).toMatchObject({
    role: 'host',
    email: place.amina.email,
  })
  await place.bo.api(routes.changeMember, { ...founder, input: { role: 'founder' } })
  await place.amina.api(routes.changeMember, { ...bo, input: { role: 'host' } })
})

test('[PE8] a new passphrase signs every other screen out', async () => {
  const other = (await signIn(place.dana.email, place.dana.password)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const wrong = { now: 'not this one', next: 'a quite new passphrase' }
  await expect(place.dana.api(routes.changeMe, { input: { password: wrong } })).rejects.toMatchObject({
    code: 'wrong-credentials',
    field: 'password.now',
  })
  await place.dana.api(routes.changeMe, { input: { password: { ...wrong, now: place.dana.password } } })
  const { text } = await send(place.url, '/api/v1/me', { headers: { Cookie: other } })
  expect(JSON.parse(text).member).toBeNull()
  expect((await place.dana.api(routes.readMe)).member?.name).toBe('Dana Novak')
  expect((await signIn(place.dana.email, wrong.next)).status).toBe(200)
})

test('[PE9] mail addresses of members are shown to hosts only', async () => {
  const [byHost, byGuest] = [
    await place.bo.api(routes.listMembers, { params: slug }),
    await place.dana.api(routes.listMembers, { params: slug }),
  ]
  expect(byHost.items.every(({ email }) => email?.includes('@'))).toBe(true)
  expect(byGuest.items.some((row) => 'email' in row)).toBe(false)
})

test('[PE10] a session that is used lasts 30 days from then, and one that is not ends', async () => {
  const clock = new FakeClock(Date.now())
  const day = 24 * 60 * 60 * 1000
  await using own = await openCommunity({ overrides: { clock } })
  const { cookie } = own.bo
  const me = async () => {
    const { headers, text } = await send(own.url, '/api/v1/me', { headers: { Cookie: cookie } })
    return {
      name: JSON.parse(text).member?.name ?? null,
      renewed: headers.getSetCookie()[0]?.startsWith(`${cookie};`) ?? false,
    }
  }
  expect(await me()).toEqual({ name: 'Bo Lindqvist', renewed: false })
  clock.advance(day / 2)
  expect(await me()).toEqual({ name: 'Bo Lindqvist', renewed: true })
  clock.advance(29 * day)
  expect(await me()).toEqual({ name: 'Bo Lindqvist', renewed: true })
  clock.advance(31 * day)
  expect(await me()).toEqual({ name: null, renewed: false })
})
