import type { AddressInfo } from 'node:net'
import { createApi, routes } from '@commonplace/api'
import type { Letter } from '@commonplace/server/ports/mail'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

const params = { slug: 'fixers' }
const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, password: 'a long passphrase' })

/** Mail that is kept in a list. */
function letters() {
  const sent: Letter[] = []
  return { sent, mail: { send: async (letter: Letter) => void sent.push(letter) } }
}

const codeIn = (text: string | undefined) => /\/sign-in\/link\/([\w-]{43})/.exec(text ?? '')?.[1] ?? ''

test('[DO10] whoever sees a community comes in where it is open, asks where it is asked, and neither where it is by invitation', async () => {
  await using place = await openCommunity({ visibility: 'gated' })
  const { efe, bo } = place
  const nobody = createApi({ base: place.url })
  const set = (joining: 'invite' | 'request' | 'open') => bo.api(routes.changeCommunity, { params, input: { joining } })
  const join = (note?: string) => efe.api(routes.joinCommunity, { params, input: note === undefined ? {} : { note } })
  await expect(join()).rejects.toMatchObject({ code: 'not-allowed' })
  await set('request')
  expect(await join('I mend lamps.')).toMatchObject({ joined: false, me: { memberships: [expect.anything()] } })
  expect(await efe.api(routes.readCommunity, { params })).toMatchObject({ asked: true, role: null })
  const { items } = await bo.api(routes.listJoinRequests, { params })
  expect(items).toMatchObject([{ person: { name: 'Efe Aydin' }, note: 'I mend lamps.' }])
  const settle = (accept: boolean, id = items[0]?.id ?? '') =>
    bo.api(routes.settleJoinRequest, { params: { ...params, id }, input: { accept } })
  await settle(true)
  await expect(settle(true)).rejects.toMatchObject({ code: 'not-found' })
  expect(await efe.api(routes.readCommunity, { params })).toMatchObject({ role: 'member', asked: false })
  await set('open')
  const input = { person: person('Farah') }
  expect(await nobody(routes.joinCommunity, { params, input })).toMatchObject({
    joined: true,
    me: { memberships: [{ role: 'member' }] },
  })
  await expect(nobody(routes.joinCommunity, { params, input: {} })).rejects.toMatchObject({ code: 'not-signed-in' })
  // Where it is private it is not there.
  await bo.api(routes.changeCommunity, { params, input: { visibility: 'private' } })
  await expect(nobody(routes.joinCommunity, { params, input: { person: person('Gus') } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('[DO11] an invite for an address is good for that address alone, and is sent there', async () => {
  const { sent, mail } = letters()
  await using place = await openCommunity({ overrides: { mail } })
  const made = await place.bo.api(routes.createInvite, {
    params,
    input: { role: 'member', email: 'Farah@Example.org' },
  })
  expect(made).toMatchObject({ sent: true, usesLeft: 1, email: 'farah@example.org' })
  expect(sent).toMatchObject([{ to: 'farah@example.org', text: expect.stringContaining(made.url) }])
  const code = made.url.split('/join/')[1] ?? ''
  const nobody = createApi({ base: place.url })
  const accept = (name: string) => nobody(routes.acceptInvite, { params: { code }, input: { person: person(name) } })
  await expect(accept('Gus')).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await accept('Farah')).toMatchObject({ memberships: [{ role: 'member' }] })
})

test('[DO12] [DO17] a link in a mail signs in, once, to what is theirs alone then, and asking for one says nothing of who is here', async () => {
  const { sent, mail } = letters()
  await using place = await openCommunity({ overrides: { mail } })
  const nobody = createApi({ base: place.url })
  const ask = (email: string, community?: string) =>
    send(place.url, '/api/v1/sessions/mail', {
      method: 'POST',
      json: { email, ...(community === undefined ? {} : { community }) },
    })
  const [known, unknown] = [await ask(place.bo.email), await ask('nobody@example.org')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  expect(sent.map(({ to }) => to)).toEqual([place.bo.email])
  const code = codeIn(sent[0]?.text)
  // Until now nobody was shown to read mail at it, so the account may have been made beforehand by somebody else (DO17).
  await place.bo.api(routes.changeCommunity, { params, input: { domains: ['hospital.example'] } })
  const { token } = await place.bo.api(routes.createToken, { input: { label: 'Before', scopes: ['read'] } })
  expect(await nobody(routes.readSignInLink, { params: { code } })).toMatchObject({ isNew: false })
  expect((await nobody(routes.signInByLink, { params: { code }, input: {} })).member?.name).toBe('Bo Lindqvist')
  await expect(nobody(routes.signInByLink, { params: { code }, input: {} })).rejects.toMatchObject({ code: 'gone' })
  expect((await place.bo.api(routes.readMe)).member).toBeNull()
  const json = { email: place.bo.email, password: place.bo.password }
  expect((await send(place.url, '/api/v1/sessions', { method: 'POST', json })).status).toBe(401)
  expect((await send(place.url, '/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401)
  // An allowed domain brings somebody new in, who reads mail there; nobody else.
  await ask('new@elsewhere.example', 'fixers')
  await ask('new@hospital.example', 'fixers')
  expect(sent.map(({ to }) => to)).toEqual([place.bo.email, 'new@hospital.example'])
  const second = codeIn(sent[1]?.text)
  expect(await nobody(routes.readSignInLink, { params: { code: second } })).toMatchObject({
    isNew: true,
    community: 'The Fixers',
  })
  await expect(nobody(routes.signInByLink, { params: { code: second }, input: {} })).rejects.toMatchObject({
    field: 'name',
  })
  const joined = await nobody(routes.signInByLink, { params: { code: second }, input: { name: 'Nura' } })
  expect(joined).toMatchObject({ member: { email: 'new@hospital.example' }, memberships: [{ role: 'member' }] })
  // Five letters an hour to one address, whoever asks.
  for (let i = 0; i < 4; i++) await ask(place.dana.email)
  expect([(await ask(place.dana.email)).status, (await ask(place.dana.email)).status]).toEqual([204, 429])
})

test('[DO12] an address of an allowed domain that nobody was shown to read mail at lets nobody in', async () => {
  await using place = await openCommunity({ visibility: 'gated' })
  await place.bo.api(routes.changeCommunity, { params, input: { domains: ['example.org'] } })
  await expect(place.efe.api(routes.joinCommunity, { params, input: {} })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('[DO13] mail goes out through the mail server that is named, to one address, with nothing put between its lines', async () => {
  const heard: { to: string[]; text: string }[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (piece: Buffer) => {
        text += piece
      })
      stream.on('end', () => {
        heard.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
        resolve()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  await using place = await openCommunity({
    name: 'Fixers\r\nBcc: evil@example.org',
    env: { SMTP_URL: `smtp://127.0.0.1:${port}` },
  })
  await place.bo.api(routes.createInvite, { params, input: { role: 'member', email: 'farah@example.org' } })
  await promise
  expect(heard[0]?.to).toEqual(['farah@example.org'])
  expect(heard[0]?.text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
  await new Promise<void>((closed) => server.close(closed))
})

test('[DO14] a host makes a recovery link for those they look after, and nobody becomes more by it', async () => {
  await using place = await openCommunity()
  const make = (by: 'bo' | 'amina', id: string) => place[by].api(routes.recoverMember, { params: { ...params, id } })
  await expect(make('bo', place.amina.id)).rejects.toMatchObject({ code: 'not-allowed' })
  await place.running.services.store.change(async (writes) => {
    const other = await writes.communities.bySlug('elsewhere')
    if (other) await writes.members.setRole(other.id, place.dana.id, 'member', 0)
  })
  // Dana is in a community that Bo does not look after.
  await expect(make('bo', place.dana.id)).rejects.toMatchObject({ code: 'not-allowed' })
  const codeBy = async (by: 'bo' | 'amina', id: string) => (await make(by, id)).url.split('/sign-in/recover/')[1] ?? ''
  const code = await codeBy('bo', place.chioma.id)
  const nobody = createApi({ base: place.url })
  const give = (id: string, role: 'founder' | 'host' | 'member') =>
    place.running.services.store.change((writes) => writes.members.setRole(place.communityId, id as never, role, 0))
  // It is judged again when it is used: by what they are then who made it, and who it is for.
  for (const [id, role, before] of [
    [place.bo.id, 'member', 'host'],
    [place.chioma.id, 'founder', 'member'],
  ] as const) {
    await give(id, role)
    await expect(nobody(routes.readRecovery, { params: { code } })).rejects.toMatchObject({ code: 'gone' })
    const password = 'taken over by this one'
    await expect(nobody(routes.recover, { params: { code }, input: { password } })).rejects.toMatchObject({
      code: 'gone',
    })
    await give(id, before)
  }
  expect(await nobody(routes.readRecovery, { params: { code } })).toEqual({ name: 'Chioma Eze' })
  const input = { password: 'a quite new passphrase' }
  expect((await nobody(routes.recover, { params: { code }, input })).member?.name).toBe('Chioma Eze')
  await expect(nobody(routes.recover, { params: { code }, input })).rejects.toMatchObject({ code: 'gone' })
  expect((await place.chioma.api(routes.readMe)).member).toBeNull()
  const json = { email: place.chioma.email, password: input.password }
  expect((await send(place.url, '/api/v1/sessions', { method: 'POST', json })).status).toBe(200)
})

test('[DO15] a newcomer has somebody who looks after them and a first week; hosts see whose first post nobody took up', async () => {
  await using place = await openCommunity()
  const { url } = await place.bo.api(routes.createInvite, { params, input: { role: 'member' } })
  const joined = await send(place.url, `/api/v1/invites/${url.split('/join/')[1]}`, {
    method: 'POST',
    json: { person: person('Farah') },
  })
  const farah = createApi({
    base: place.url,
    headers: { Cookie: joined.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
  })
  const page = (kind: 'practice' | 'charter', title: string) =>
    place.amina.api(routes.createPage, { params, input: { kind, title, markdown: 'Words.' } })
  await page('charter', 'Our charter')
  const practice = await page('practice', 'Solder')
  await place.amina.api(routes.changePage, {
    params: { id: practice.id },
    input: { status: 'trusted', stewards: [place.amina.id], reviewed: true },
  })
  await place.chioma.api(routes.askQuestion, { params, input: { title: 'Which flux?', markdown: '', tags: ['flux'] } })
  await farah(routes.changeMyProfile, { input: { topics: ['flux'], offers: 'Copper' } })
  expect(await farah(routes.readFirstWeek, { params })).toMatchObject({
    isNew: true,
    charter: { title: 'Our charter' },
    vouched: [{ title: 'Solder' }],
    question: { title: 'Which flux?' },
    buddy: { name: 'Amina Bello' },
    profile: true,
    posted: false,
  })
  const asked = await farah(routes.askQuestion, { params, input: { title: 'Where do I begin?', markdown: '' } })
  const newcomers = async () =>
    (await place.bo.api(routes.listNewcomers, { params })).items.find(({ person }) => person.name === 'Farah')
  expect(await newcomers()).toMatchObject({ first: { title: 'Where do I begin?', replied: false } })
  await place.chioma.api(routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'Here.' } })
  expect(await newcomers()).toMatchObject({ first: { replied: true } })
  const me = (await farah(routes.readMe)).member?.id ?? ''
  await place.bo.api(routes.setBuddy, { params: { ...params, id: me }, input: { buddy: place.chioma.id } })
  expect((await farah(routes.readFirstWeek, { params })).buddy?.name).toBe('Chioma Eze')
})
