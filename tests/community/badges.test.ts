import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createApi, routes } from '@commonplace/api'
import { createRemoteJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'

const ENTRY = fileURLToPath(new URL('../../server/bin/commonplace.js', import.meta.url))
const DAY = 24 * 60 * 60 * 1000
const slug = { slug: 'fixers' }

/** Chioma entered a story, and Amina and Bo confirmed it. */
async function earn({ amina, bo, chioma }: OpenedCommunity) {
  const now = Date.now()
  const challenge = await bo.api(routes.makeChallenge, {
    params: slug,
    input: {
      ...{ title: 'Mend in public', goal: 'Tell of one thing you mended.', how: 'Any story will do.', badge: 'Mender' },
      ...{ opensAt: now - DAY, closesAt: now + 10 * DAY },
    },
  })
  const story = await chioma.api(routes.createPage, {
    params: slug,
    input: { kind: 'story', title: 'The secret toaster', markdown: 'It was the fuse.' },
  })
  const params = { id: challenge.id }
  const entered = await chioma.api(routes.enterChallenge, { params, input: { pageId: story.id } })
  const entry = entered.entries[0]?.id ?? ''
  for (const peer of [amina, bo]) await peer.api(routes.confirmEntry, { params: { id: entry } })
  return { challenge, story, entry }
}

const download = (place: OpenedCommunity, entry: string, cookie: string) =>
  fetch(`${place.url}/api/v1/badges/${entry}/credential`, { headers: { Cookie: cookie } })

test('[CB6] a badge is verified with what the installation publishes, also after who earned it was taken out', async () => {
  await using place = await openCommunity()
  const { challenge, story, entry } = await earn(place)
  const answer = await download(place, entry, place.chioma.cookie)
  expect(answer.headers.get('Content-Type')).toBe('application/vc+jwt')
  expect(answer.headers.get('Content-Disposition')).toContain('attachment')
  const jwt = await answer.text()
  await place.bo.api(routes.removeMember, { params: { ...slug, id: place.chioma.id } })

  // As a stranger with a library of its own does it: by the set of keys, and by the one that the header leads to.
  const keys = createRemoteJWKSet(new URL(`${place.url}/.well-known/jwks.json`))
  const { alg, kid, typ } = decodeProtectedHeader(jwt)
  expect([alg, typ]).toEqual(['RS256', 'JWT'])
  const jwk = await (await fetch(String(kid))).json()
  expect(jwk).not.toHaveProperty('d')
  const { payload } = await jwtVerify(jwt, await importJWK(jwk, 'RS256'))
  const set = await (await fetch(`${place.url}/.well-known/jwks.json`)).json()
  expect(set.keys).toEqual([jwk])
  expect((await jwtVerify(jwt, keys)).payload).toEqual(payload)

  const subject = `${place.url}/fixers/m/${place.chioma.id}`
  expect(payload).toMatchObject({
    '@context': expect.arrayContaining(['https://www.w3.org/ns/credentials/v2']),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    iss: `${place.url}/api/v1/badge-issuer`,
    issuer: { id: `${place.url}/api/v1/badge-issuer`, type: ['Profile'] },
    jti: payload.id,
    sub: subject,
    credentialSubject: {
      id: subject,
      achievement: {
        name: 'Mender',
        criteria: { narrative: 'Tell of one thing you mended.' },
      },
    },
    evidence: [{ id: `${place.url}/fixers/p/${story.id}/history?version=1`, type: ['Evidence'] }],
  })
  expect(Date.parse(String(payload.validFrom))).toBe(Number(payload.nbf) * 1000)
  expect(JSON.stringify(payload)).toContain(challenge.id)
  // Also from the windows of other sites, which see nothing else of this one.
  for (const address of [`${place.url}/.well-known/jwks.json`, String(kid), String(payload.iss)])
    expect((await fetch(address)).headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect((await download(place, entry, place.chioma.cookie)).headers.has('Access-Control-Allow-Origin')).toBe(false)
  const issuer = await (await fetch(String(payload.iss))).json()
  expect(issuer.id).toBe(payload.iss)

  // A word of it changed, nobody believes it any more.
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('Mender', 'Master')).toString(
    'base64url',
  )
  await expect(jwtVerify(`${head}.${forged}.${signature}`, await importJWK(jwk, 'RS256'))).rejects.toThrow()
}, 60_000)

test('[CB10] once the key is changed badges name the new one, and those of before are verified until it is let go of', async () => {
  await using place = await openCommunity()
  const { entry } = await earn(place)
  const take = async () => (await download(place, entry, place.chioma.cookie)).text()
  // As whoever runs it does, while it runs.
  const change = async (...options: string[]) => {
    const env = { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: '', REDIS_URL: '' }
    const args = [ENTRY, 'badge-key', 'change', ...options]
    const { stdout } = await promisify(execFile)(process.execPath, args, { env })
    return `${place.url}/api/v1/badge-keys/${stdout.trim()}`
  }
  const published = async (): Promise<string[]> => {
    const { keys } = await (await fetch(`${place.url}/.well-known/jwks.json`)).json()
    expect(JSON.stringify(keys)).not.toContain('"d"')
    return keys.map(({ kid }: { kid: string }) => kid)
  }
  const verify = async (jwt: string) => {
    const jwk = await (await fetch(String(decodeProtectedHeader(jwt).kid))).json()
    return jwtVerify(jwt, await importJWK(jwk, 'RS256'))
  }
  const [first, before] = [await take(), await published()]
  const second = await change()
  const third = await change()
  const now = await take()
  expect(decodeProtectedHeader(now).kid).toBe(third)
  expect(await published()).toEqual([third, second, ...before])
  expect((await verify(first)).payload.id).toBe((await verify(now)).payload.id)
  const last = await change('--forget')
  expect(await published()).toEqual([last])
  for (const old of [first, now]) await expect(verify(old)).rejects.toThrow()
  expect((await verify(await take())).payload.name).toBe('Mender')
}, 60_000)

test('[CB7] a credential holds no word of the page and no mail address; the hash of a proven one tells whose it is', async () => {
  await using place = await openCommunity()
  const { entry } = await earn(place)
  const read = async () => {
    const [, body = ''] = (await (await download(place, entry, place.chioma.cookie)).text()).split('.')
    return Buffer.from(body, 'base64url').toString()
  }
  const { member } = await place.chioma.api(routes.readMe)
  const email = member?.email ?? ''
  expect(email).toContain('@')
  const unproven = await read()
  expect(unproven).not.toContain('identityHash')
  await place.running.services.store.change((writes) =>
    writes.ways.addIdentity({ issuer: 'mail', subject: email, memberId: place.chioma.id as never, at: 1 }),
  )
  const text = await read()
  for (const secret of ['secret', 'fuse', 'Any story', '@example', email]) expect(text).not.toContain(secret)
  const { identifier } = JSON.parse(text).credentialSubject
  const hash = createHash('sha256')
    .update(email + identifier[0].salt)
    .digest('hex')
  expect(identifier).toMatchObject([{ hashed: true, identityType: 'emailAddress', identityHash: `sha256$${hash}` }])
  expect(JSON.parse(await read()).credentialSubject.identifier[0].salt).not.toBe(identifier[0].salt)
})

test('[CB7] who was taken out finds their badges, and takes them along', async () => {
  await using place = await openCommunity()
  const { entry } = await earn(place)
  const { items } = await place.chioma.api(routes.listMyBadges)
  expect(items).toMatchObject([{ id: entry, name: 'Mender' }])
  await place.bo.api(routes.removeMember, { params: { ...slug, id: place.chioma.id } })
  expect((await place.chioma.api(routes.listMyBadges)).items).toEqual(items)
  const jwt = await (await download(place, entry, place.chioma.cookie)).text()
  const keys = createRemoteJWKSet(new URL(`${place.url}/.well-known/jwks.json`))
  expect((await jwtVerify(jwt, keys)).payload.sub).toBe(`${place.url}/fixers/m/${place.chioma.id}`)
  expect((await place.amina.api(routes.listMyBadges)).items).toEqual([])
})

test('[CB7] only who earned it is given a badge, and its evidence opens for nobody outside', async () => {
  await using place = await openCommunity()
  const { entry } = await earn(place)
  const absent = await (await download(place, 'absentabsentabse', place.bo.cookie)).json()
  for (const who of ['amina', 'bo', 'dana', 'efe'] as const) {
    const answer = await download(place, entry, place[who].cookie)
    expect([who, answer.status]).toEqual([who, 404])
    expect((await answer.json()).detail).toBe(absent.detail)
  }
  const stranger = createApi({ base: place.url })
  await expect(stranger(routes.readBadgeCredential, { params: { id: entry } })).rejects.toMatchObject({
    code: 'not-signed-in',
  })
  const [, claims = ''] = (await (await download(place, entry, place.chioma.cookie)).text()).split('.')
  const { evidence } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  const open = async (headers: Record<string, string>) => {
    const answer = await fetch(evidence[0].id, { headers })
    return [answer.status, (await answer.text()).includes('secret')]
  }
  expect(await open({ Cookie: place.amina.cookie })).toEqual([200, true])
  for (const headers of [{}, { Cookie: place.efe.cookie }]) expect(await open(headers)).toEqual([404, false])
})
