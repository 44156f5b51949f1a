import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routes } from '@commonplace/api'
import Provider from 'oidc-provider'
import { expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'

// Signing in with another service, against a real one of its kind that runs in this process.

interface Account {
  readonly sub: string
  email: string
  email_verified: boolean
  name: string
  groups: string[]
}

/** A service at which whoever comes is signed in as `who.is` at once. */
async function openService() {
  const who = { is: null as Account | null }
  const server: Server = createServer((request, response) => void handler(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let provider: Provider | null = null
  /** Begins once it is known where it sends people back to. */
  const begin = (redirect: string) => {
    provider = new Provider(issuer, {
      clients: [
        {
          client_id: 'commonplace',
          client_secret: 'a secret between two programs',
          redirect_uris: [redirect],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
      scopes: ['openid', 'email', 'profile', 'groups'],
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['a key of this test'] },
      ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
      findAccount: async (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ ...who.is, sub }) }),
      interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    } as never)
  }
  async function handler(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) {
    if (!provider) throw new Error('It has not begun')
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response)
    await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: who.is?.sub ?? '', clientId: 'commonplace' })
    grant.addOIDCScope('openid email profile groups')
    const result = { login: { accountId: who.is?.sub ?? '' }, consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  return {
    who,
    issuer,
    begin,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A browser that follows redirects between the two, with its cookies. */
function browser() {
  const jar = new Map<string, Map<string, string>>()
  return {
    jar,
    async go(url: string, stopAt = ''): Promise<{ url: string; response: Response }> {
      for (let hops = 0; hops < 20; hops++) {
        const at = new URL(url)
        const own = jar.get(at.host) ?? new Map<string, string>()
        jar.set(at.host, own)
        const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(url, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} })
        for (const line of response.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          const cut = pair.indexOf('=')
          if (/expires=Thu, 01 Jan 1970/i.test(line)) own.delete(pair.slice(0, cut))
          else own.set(pair.slice(0, cut), pair.slice(cut + 1))
        }
        const to = response.headers.get('Location')
        if (to === null || response.status < 300 || response.status >= 400) return { url, response }
        url = new URL(to, url).href
        if (stopAt && url.includes(stopAt)) return { url, response }
        await response.arrayBuffer()
      }
      throw new Error('It goes round and round')
    },
  }
}

const params = { slug: 'fixers' }

async function openBoth(groups = 'staff=fixers:member,leads=fixers:host') {
  const service = await openService()
  const place = await openCommunity({
    visibility: 'gated',
    env: {
      OIDC_ISSUER: service.issuer,
      OIDC_CLIENT_ID: 'commonplace',
      OIDC_CLIENT_SECRET: 'a secret between two programs',
      OIDC_NAME: 'the hospital',
      OIDC_GROUPS: groups,
    },
  })
  service.begin(`${place.url}/sign-in/oidc/callback`)
  return {
    service,
    place,
    async [Symbol.asyncDispose]() {
      await place[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
    },
  }
}

/** Signs in in a browser of its own; who they are here then. */
async function signIn(place: OpenedCommunity, next = '/fixers') {
  const own = browser()
  const { url } = await own.go(`${place.url}/sign-in/oidc?next=${encodeURIComponent(next)}`)
  const cookie = [...(own.jar.get(new URL(place.url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const me = (await (await fetch(`${place.url}/api/v1/me`, { headers: { Cookie: cookie } })).json()) as {
    member: { id: string; name: string; email: string } | null
    memberships: { role: string }[]
  }
  return { url, me, cookie }
}

test('[DO16] another service signs people in, and its groups are their roles here, taken away as they are there', async () => {
  await using both = await openBoth()
  const { service, place } = both
  expect(await place.stranger(routes.readWaysIn)).toMatchObject({ service: { name: 'the hospital' } })
  const nura: Account = {
    sub: 'nura',
    email: 'nura@hospital.example',
    email_verified: true,
    name: 'Nura',
    groups: ['staff'],
  }
  service.who.is = nura
  const first = await signIn(place)
  expect(new URL(first.url).pathname).toBe('/fixers')
  expect(first.me).toMatchObject({ member: { name: 'Nura' }, memberships: [{ role: 'member' }] })
  nura.groups = ['staff', 'leads']
  const second = await signIn(place)
  expect(second.me).toMatchObject({ member: { id: first.me.member?.id }, memberships: [{ role: 'host' }] })
  nura.groups = []
  expect((await signIn(place)).me.memberships).toEqual([])
  // What a host gave is not the service's to take.
  await place.running.services.store.change((writes) =>
    writes.members.setRole(place.communityId, first.me.member?.id as never, 'member', 0),
  )
  expect((await signIn(place)).me.memberships).toMatchObject([{ role: 'member' }])
  // Nor does a group make anybody come back who was banned.
  await place.bo.api(routes.banMember, {
    params: { ...params, id: first.me.member?.id ?? '' },
    input: { reason: 'No.' },
  })
  nura.groups = ['staff']
  expect((await signIn(place)).me.memberships).toEqual([])
}, 60_000)

test('[DO17] an account that was made beforehand under somebody’s address is theirs alone once they come', async () => {
  await using both = await openBoth()
  const { service, place } = both
  service.who.is = { sub: 'chi', email: place.chioma.email, email_verified: false, name: 'Not Chioma', groups: [] }
  // Nobody vouches for the address: it opens nothing.
  const refused = await signIn(place)
  expect(refused.me.member).toBeNull()
  expect(new URL(refused.url).search).toBe('?trouble=conflict')
  service.who.is = { ...service.who.is, email_verified: true }
  const own = await signIn(place)
  expect(own.me.member).toMatchObject({ id: place.chioma.id, name: 'Chioma Eze' })
  expect((await place.chioma.api(routes.readMe)).member).toBeNull()
  const json = JSON.stringify({ email: place.chioma.email, password: place.chioma.password })
  const headers = { 'Content-Type': 'application/json' }
  expect((await fetch(`${place.url}/api/v1/sessions`, { method: 'POST', headers, body: json })).status).toBe(401)
}, 60_000)

test('[DO18] what one browser began is not finished in another, nor twice, nor does it lead to another site', async () => {
  await using both = await openBoth()
  const { service, place } = both
  service.who.is = {
    sub: 'nura',
    email: 'nura@hospital.example',
    email_verified: true,
    name: 'Nura',
    groups: ['staff'],
  }
  const attacker = browser()
  const { url: callback } = await attacker.go(`${place.url}/sign-in/oidc`, '/sign-in/oidc/callback')
  const victim = browser()
  const { url } = await victim.go(callback)
  expect(new URL(url).search).toContain('trouble=')
  expect([...(victim.jar.get(new URL(place.url).host)?.keys() ?? [])]).not.toContain('commonplace')
  // The right browser may, once.
  await attacker.go(callback)
  expect([...(attacker.jar.get(new URL(place.url).host)?.keys() ?? [])]).toContain('commonplace')
  expect(new URL((await attacker.go(callback)).url).search).toContain('trouble=')
  const away = await signIn(place, 'https://evil.example/')
  expect(new URL(away.url).origin).toBe(new URL(place.url).origin)
}, 60_000)
