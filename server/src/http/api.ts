import type { IncomingMessage } from 'node:http'
import { openApi, Refusal, type Route, type RouteName, routes, WINDOW_OF } from '@commonplace/api'
import type { Clock } from '@commonplace/kit'
import { type Request, type Response, Router } from 'express'
import type { Log } from '../observe/log.ts'
import type { Metrics } from '../observe/metrics.ts'
import { say } from '../words/say.ts'
import { JSON_LIMIT, readBytes, readText, STRANGERS_LIMIT } from './body.ts'
import { admit, type Caller } from './caller.ts'
import { languageAsked } from './language.ts'
import type { Limits } from './limits.ts'
import { addressOf, type LineTools, lineOf } from './line.ts'
import { type Answer, fingerprintOf, keyOf, mayKeep, type Once } from './once.ts'
import { refuseForeignPages, refuseForms } from './own-pages.ts'
import { parseJson, queryOf } from './parse.ts'
import { tell } from './problem.ts'
import { sendText } from './send.ts'
import { cookieIn, type Door, SESSION_LASTS, type Who } from './who.ts'

export interface ApiTools {
  readonly caller: Caller
  readonly door: Door
  readonly limits: Limits
  readonly once: Once
  readonly line: LineTools
  readonly log: Log
  readonly metrics: Metrics
  readonly clock: Clock
  readonly publicUrl: string
}

export const JSON_TYPE = 'application/json; charset=utf-8'

export const requestIdOf = (response: Response): string => (response.locals as { requestId: string }).requestId

/** Who asks; a token that is not good is told, a cookie that ran out makes a stranger. */
export async function whoAsks(door: Door, request: IncomingMessage, response: Response): Promise<Who> {
  const { cookie, authorization, [WINDOW_OF]: window } = request.headers
  const who = await door.whoIs({ cookie, authorization, window: String(window ?? '') })
  if (who === null) throw new Refusal('not-signed-in', say('unknownToken'))
  const secret = who.renewed ? cookieIn(cookie, door.cookie) : null
  if (secret !== null) response.cookie(door.cookie, secret, { ...door.cookieOptions, maxAge: SESSION_LASTS })
  return who
}

export async function sendProblem(
  tools: Pick<ApiTools, 'log'>,
  request: Request,
  response: Response,
  thrown: unknown,
): Promise<void> {
  const { problem, status, retryAfter } = tell(thrown, requestIdOf(response), tools.log, languageAsked(request))
  if (response.headersSent) {
    response.end()
    return
  }
  response.vary('Accept-Language')
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  await sendText(request, response, {
    status,
    type: 'application/problem+json; charset=utf-8',
    text: JSON.stringify(problem),
    caching: 'no-store',
  })
}

const accountOf = (input: unknown): string | null => {
  const email = typeof input === 'object' && input !== null && 'email' in input ? input.email : null
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : null
}

const limitOf = (route: Route): number => (route.policy.who === 'anyone' ? STRANGERS_LIMIT : JSON_LIMIT)

/** The one handler of every route: who, limits, own pages only, parse, policy, once, use case, output. */
async function answer(tools: ApiTools, route: Route, request: Request, response: Response): Promise<void> {
  const name = route.name as RouteName
  const changes = route.method !== 'GET'
  const who = await whoAsks(tools.door, request, response)
  await tools.limits.admit(name, changes, who.member?.id ?? addressOf(request))
  // Before anything is read, and before an answer is given again: a token that only reads is not told what a write said.
  admit(route, who)
  if (changes) {
    // A token is shown on purpose by whoever holds it; only a cookie comes along by itself.
    if (who.by !== 'token') refuseForeignPages(request.headers, tools.publicUrl)
    refuseForms(request.headers, route.body)
  }
  const input = route.body === 'json' ? parseJson(await readText(request, limitOf(route))) : {}
  const query = queryOf(new URL(request.originalUrl, 'http://commonplace.invalid').searchParams)
  const language = languageAsked(request)
  const bytes = (limit: number) => readBytes(request, limit)
  const raw = { params: request.params, query, input, bytes, language }
  const line = lineOf(tools.line, request, response, who)
  const call = async (): Promise<Answer> => {
    const run = () => tools.caller.call(name, who, raw, line)
    const output = await tools.limits.guess(name, line.address, accountOf(input), run)
    return { status: route.status, body: route.answers === 'json' ? JSON.stringify(output) : '' }
  }
  const key = changes ? keyOf(request.headers['idempotency-key']) : null
  const { status, body } =
    key !== null && who.member && mayKeep(name)
      ? await answerOnce(tools, response, call, {
          member: who.member.id,
          key,
          what: fingerprintOf(name, [request.params, query, input]),
        })
      : await call()
  if (response.headersSent) return
  if (body === '') {
    response.setHeader('Cache-Control', 'no-store')
    response.status(status).end()
    return
  }
  response.vary('Accept-Language')
  await sendText(request, response, {
    status,
    type: JSON_TYPE,
    text: body,
    ...(changes ? { caching: 'no-store' } : {}),
  })
}

async function answerOnce(
  tools: ApiTools,
  response: Response,
  call: () => Promise<Answer>,
  asked: Parameters<Once['do']>[0],
): Promise<Answer> {
  const done = await tools.once.do(asked, call)
  if (done.again) response.setHeader('Idempotency-Replayed', 'true')
  return done
}

/** All of /api/v1. */
export function apiRouter(tools: ApiTools): Router {
  const router = Router({ caseSensitive: true, strict: false })
  const description = JSON.stringify(openApi(tools.publicUrl))
  router.get('/openapi.json', (request, response) =>
    sendText(request, response, { status: 200, type: JSON_TYPE, text: description, caching: 'public, no-cache' }),
  )
  for (const route of Object.values(routes) as Route[]) {
    if (!tools.caller.has(route.name)) continue
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[method](route.path, async (request, response) => {
      response.locals.route = route.name
      try {
        await answer(tools, route, request, response)
      } catch (thrown) {
        await sendProblem(tools, request, response, thrown)
      }
    })
  }
  router.use((request, response) => {
    const refusal = new Refusal('not-found', say('noSuchAddress'))
    return sendProblem(tools, request, response, refusal)
  })
  return router
}
