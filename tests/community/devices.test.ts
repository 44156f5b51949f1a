import { createApi, routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'

test('[OF28] one sees where one is signed in, ends it there, and a device that is to forget is told so', async () => {
  await using place = await openCommunity()
  const { bo, chioma, url } = place
  const signIn = async (agent: string) => {
    const answer = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': agent, Origin: url },
      body: JSON.stringify({ email: bo.email, password: bo.password }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return createApi({ base: url, headers: { Cookie: cookie, Origin: url } })
  }
  const phone = await signIn('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')
  const laptop = await signIn('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  const listed = async () => (await laptop(routes.listSessions)).items
  const lost = (await listed()).find(({ device }) => device === 'Safari, iPhone')
  expect((await listed()).filter(({ here }) => here).map(({ device }) => device)).toEqual(['Firefox, Linux'])
  expect(lost?.wipedAt).toBeNull()

  // Nobody ends what is not theirs.
  const call = { params: { id: lost?.id ?? '' }, query: { wipe: 'true' } } as const
  await expect(chioma.api(routes.endSession, call)).rejects.toMatchObject({ code: 'not-found' })
  expect((await phone(routes.readMe)).member?.id).toBe(bo.id)

  await laptop(routes.endSession, call)
  expect(await phone(routes.readMe)).toEqual({ member: null, memberships: [], wipe: true })
  await expect(phone(routes.listSessions)).rejects.toMatchObject({ code: 'not-signed-in' })
  expect((await listed()).find(({ id }) => id === lost?.id)?.wipedAt).toBeGreaterThan(0)
  expect((await laptop(routes.readMe)).wipe).toBeUndefined()

  const other = (await listed()).find(({ here, wipedAt }) => !here && wipedAt === null)
  await laptop(routes.endSession, { params: { id: other?.id ?? '' } })
  expect((await listed()).map(({ device }) => device).sort()).toEqual(['Firefox, Linux', 'Safari, iPhone'])
})
