import { Refusal } from '@commonplace/api'
import { safeNext } from '@commonplace/domain'
import { type Request, type Response, Router } from 'express'
import type { OidcConfig } from '../../ports/oidc.ts'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import type { Services } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { type ApiTools, requestIdOf, whoAsks } from '../api.ts'
import { languageAsked } from '../language.ts'
import { lineOf } from '../line.ts'
import { tell } from '../problem.ts'
import { cookieIn } from '../who.ts'
import { type Claims, memberFrom } from './oidc-member.ts'

// Signing in with another service, by OpenID Connect: code flow with PKCE, state and nonce. `state` is bound to the browser that began by a
// cookie, so that nobody can finish in somebody's browser what they began in their own.

const LASTS = 10 * 60 * 1000
const COOKIE = 'commonplace-oidc'
const OIDC_PATH = '/sign-in/oidc'

export interface OidcTools extends ApiTools {
  readonly oidc: OidcConfig | null
  readonly services: Services
}

export function oidcRouter(tools: OidcTools): Router {
  const router = Router()
  const { oidc } = tools
  if (oidc === null) return router
  const inWords = (act: (request: Request, response: Response) => Promise<void>) => {
    return async (request: Request, response: Response) => {
      try {
        await act(request, response)
      } catch (thrown) {
        const { problem } = tell(thrown, requestIdOf(response), tools.log, languageAsked(request))
        // Back to where one signs in, which says it in words of its own: what stands in an address may be anybody's.
        response.redirect(303, `/sign-in?trouble=${problem.code}`)
      }
    }
  }
  router.get(
    OIDC_PATH,
    inWords((request, response) => begin(tools, oidc, request, response)),
  )
  router.get(
    `${OIDC_PATH}/callback`,
    inWords((request, response) => finish(tools, oidc, request, response)),
  )
  return router
}

const found = new Map<string, Promise<import('openid-client').Configuration>>()

/** What the service says of itself, asked once; asked again where it could not be reached. */
async function discovered({ issuer, clientId, clientSecret }: OidcConfig) {
  const library = await import('openid-client')
  const key = `${issuer} ${clientId}`
  const asked =
    found.get(key) ??
    library.discovery(new URL(issuer), clientId, clientSecret ?? undefined, undefined, {
      execute: issuer.startsWith('http:') ? [library.allowInsecureRequests] : [],
    })
  found.set(key, asked)
  try {
    return { library, config: await asked }
  } catch (error) {
    found.delete(key)
    throw unreachable(error)
  }
}

const unreachable = (cause: unknown) => {
  const refusal = new Refusal('read-only', say('otherServiceAway'), {
    retryAfter: 30,
  })
  refusal.cause = cause
  return refusal
}

async function begin(tools: OidcTools, oidc: OidcConfig, request: Request, response: Response): Promise<void> {
  const { services, publicUrl, door, clock } = tools
  const { library, config } = await discovered(oidc)
  const state = newSecret()
  const verifier = library.randomPKCECodeVerifier()
  const nonce = library.randomNonce()
  const asked = new URL(request.originalUrl, 'http://commonplace.invalid').searchParams.get('next')
  await services.store.change((writes) =>
    writes.ways.put({
      hash: hashOf(state),
      purpose: 'oidc',
      memberId: null,
      data: { verifier, nonce, next: safeNext(asked) },
      expiresAt: clock.now() + LASTS,
    }),
  )
  response.cookie(COOKIE, state, { ...door.cookieOptions, path: OIDC_PATH, maxAge: LASTS })
  const url = library.buildAuthorizationUrl(config, {
    redirect_uri: `${publicUrl}${OIDC_PATH}/callback`,
    scope: `openid profile email${oidc.groups.length > 0 ? ` ${oidc.groupsClaim}` : ''}`,
    code_challenge: await library.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  response.setHeader('Cache-Control', 'no-store')
  response.redirect(302, url.href)
}

const BROKEN = say('signInBroken')

async function finish(tools: OidcTools, oidc: OidcConfig, request: Request, response: Response): Promise<void> {
  const { services, publicUrl, door, clock } = tools
  const url = new URL(request.originalUrl, publicUrl)
  const state = cookieIn(request.headers.cookie, COOKIE)
  response.clearCookie(COOKIE, { ...door.cookieOptions, path: OIDC_PATH })
  if (state === null || state !== url.searchParams.get('state')) throw new Refusal('gone', BROKEN)
  const once = await services.store.change((writes) => writes.ways.take(hashOf(state), 'oidc'))
  if (!once || once.expiresAt <= clock.now()) throw new Refusal('gone', BROKEN)
  const { library, config } = await discovered(oidc)
  const claims = await granted(library, config, url, state, once.data)
  const memberId = await memberFrom({ ...services, language: languageAsked(request) }, oidc, claims, clock.now())
  const who = await whoAsks(door, request, response)
  const line = lineOf(tools.line, request, response, who)
  await line.signIn(memberId)
  // What groups gave or took is judged at every door at once.
  line.accessChanged(memberId)
  response.redirect(303, safeNext(once.data.next ?? null))
}

async function granted(
  library: typeof import('openid-client'),
  config: import('openid-client').Configuration,
  url: URL,
  expectedState: string,
  { verifier = '', nonce = '' }: Readonly<Record<string, string>>,
): Promise<Claims> {
  try {
    const tokens = await library.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: verifier,
      expectedState,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const own = tokens.claims()
    if (!own) throw new Refusal('wrong-credentials', BROKEN)
    const more = config.serverMetadata().userinfo_endpoint
      ? await library.fetchUserInfo(config, tokens.access_token, own.sub)
      : {}
    return { ...own, ...more, iss: own.iss, sub: own.sub }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const refusal = new Refusal('wrong-credentials', say('otherServiceNo'))
    refusal.cause = error
    throw refusal
  }
}
