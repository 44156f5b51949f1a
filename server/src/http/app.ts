import { routes, urlOf } from '@commonplace/api'
import { mintId, type Random } from '@commonplace/kit'
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { say } from '../words/say.ts'
import { type ApiTools, apiRouter, requestIdOf, sendProblem } from './api.ts'
import { DOCS_INLINE, docsPage } from './docs-page.ts'
import { allowInline, securityHeaders } from './headers.ts'
import { type HealthTools, healthRouter } from './health.ts'
import { languageAsked } from './language.ts'
import { type OidcTools, oidcRouter } from './pages/oidc.ts'
import { plainForms } from './pages/plain-forms.ts'
import { type PageTools, pagesRouter, sendTrouble } from './pages/router.ts'
import { tell } from './problem.ts'
import { sendText } from './send.ts'
import { staticFiles } from './static-files.ts'

export interface AppTools extends ApiTools, HealthTools, PageTools, OidcTools {
  readonly random: Random
  readonly trustProxy: number | string | false
  /** The folder of the built client that browsers load from. */
  readonly browserFolder: string
  /** In development, the bundler's own middleware in place of the built files. */
  readonly development: RequestHandler | null
}

/** The whole of HTTP: health, the API, the built files, and the pages, in this order. */
export function createApp(tools: AppTools): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', tools.trustProxy)
  app.set('query parser', false)
  app.use(measured(tools))
  app.use(securityHeaders(tools.publicUrl, tools.development !== null))
  app.use(healthRouter(tools))
  app.get('/favicon.ico', (_, response) => response.redirect(302, '/icons/commonplace.svg'))
  app.get('/api/docs', (request, response) => {
    allowInline(response, DOCS_INLINE)
    return sendText(request, response, { status: 200, type: 'text/html; charset=utf-8', text: docsPage() })
  })
  app.use(BADGES_VERIFIED_BY, ofEverybody)
  // Where programs that verify badges look for keys by themselves.
  app.get('/.well-known/jwks.json', (request, _, next) => {
    request.url = urlOf(routes.listBadgeKeys, {})
    next()
  })
  app.use('/api/v1', apiRouter(tools))
  if (tools.development) app.use(tools.development)
  else app.use(staticFiles(tools.browserFolder))
  app.use(oidcRouter(tools))
  app.use(plainForms(tools))
  app.use(pagesRouter(tools))
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) =>
    failed(tools, error, request, response, next),
  )
  return app
}

/** What a badge is verified with, also by programs that run in the windows of other sites. It is the same for everybody, and says nothing of anybody. */
const BADGES_VERIFIED_BY = ['/.well-known/jwks.json', '/api/v1/badge-keys', '/api/v1/badge-issuer']

const ofEverybody: RequestHandler = (_, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

/** Names and times every request. Addresses are not logged: some hold a set-up or invite code. */
function measured({ clock, random, metrics, log }: AppTools): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    response.locals.requestId = mintId(clock, random)
    response.setHeader('X-Request-Id', requestIdOf(response))
    response.on('close', () => {
      const named = (response.locals as { route?: string }).route ?? 'page'
      // How many replied to an open pulse is nobody's to know, not by counting requests either.
      const route = named === 'replyToPulse' ? 'page' : named
      const seconds = (performance.now() - started) / 1000
      metrics.answered(route, response.statusCode, seconds)
      log.debug(
        { route, method: request.method, status: response.statusCode, ms: Math.round(seconds * 1000) },
        'answered',
      )
    })
    next()
  }
}

async function failed(
  tools: AppTools,
  error: unknown,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  if (response.headersSent || response.destroyed) return next(error)
  if (isMalformed(error)) {
    await sendTrouble(tools, request, response, {
      status: 400,
      detail: say('unreadableAddress').in(languageAsked(request)),
    })
    return
  }
  if (request.path.startsWith('/api/')) return sendProblem(tools, request, response, error)
  const { problem, status } = tell(error, requestIdOf(response), tools.log, languageAsked(request))
  await sendTrouble(tools, request, response, { status, detail: problem.detail })
}

/** Express's own refusal of an address with a stray percent sign. */
const isMalformed = (error: unknown) =>
  error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400)
