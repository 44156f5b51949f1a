import { Refusal } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import { safeNext } from '@commonplace/domain'
import { type Request, type Response, Router } from 'express'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { type ApiTools, requestIdOf, whoAsks } from '../api.ts'
import { readText } from '../body.ts'
import { languageFor } from '../language.ts'
import { lineOf } from '../line.ts'
import { refuseForeignPages } from '../own-pages.ts'
import { tell } from '../problem.ts'
import { sendText } from '../send.ts'
import { STRANGER_AT_THE_DOOR } from '../who.ts'

// Forms that were sent as forms: by a browser without JavaScript, or by somebody quicker than the script that was still on its way.

const FORM_LIMIT = 10_000
/** Nobody is signed in at these doors. */
const spoken = (request: Request) => languageFor(request, STRANGER_AT_THE_DOOR)
const noBytes = () => Promise.resolve(new Uint8Array())

export function plainForms(tools: ApiTools): Router {
  const router = Router()
  router.post('/sign-in', async (request, response) => {
    try {
      response.redirect(303, await signIn(tools, request, response))
    } catch (thrown) {
      const { problem, status } = tell(thrown, requestIdOf(response), tools.log, spoken(request))
      await sendSentence(request, response, status, problem.detail)
    }
  })
  // One click of a mail program, or the button of the page (RFC 8058). The token is all it needs, so it may come from anywhere.
  router.post('/unsubscribe/:token', async (request, response) => {
    request.resume()
    try {
      const line = lineOf(tools.line, request, response, STRANGER_AT_THE_DOOR)
      const raw = {
        params: { token: request.params.token },
        query: {},
        input: {},
        bytes: noBytes,
        language: spoken(request),
      }
      await tools.caller.call('unsubscribe', STRANGER_AT_THE_DOOR, raw, line)
      await sendSentence(request, response, 200, wordsIn(spoken(request)).letters.noMoreDone)
    } catch (thrown) {
      const { problem, status } = tell(thrown, requestIdOf(response), tools.log, spoken(request))
      await sendSentence(request, response, status, problem.detail)
    }
  })
  // Whatever else was typed is still in the browser's form: going back shows it again.
  router.post('/{*path}', (request, response) => {
    request.resume()
    return sendSentence(request, response, 409, say('notReady').in(spoken(request)))
  })
  return router
}

async function signIn(tools: ApiTools, request: Request, response: Response): Promise<string> {
  refuseForeignPages(request.headers, tools.publicUrl)
  if (!request.is('application/x-www-form-urlencoded')) throw new Refusal('unsupported-type', say('sendForm'))
  const form = new URLSearchParams(await readText(request, FORM_LIMIT))
  const input = { email: form.get('email') ?? '', password: form.get('password') ?? '' }
  const who = await whoAsks(tools.door, request, response)
  const line = lineOf(tools.line, request, response, who)
  const raw = { params: {}, query: {}, input, bytes: noBytes, language: spoken(request) }
  await tools.limits.guess('signIn', line.address, input.email.trim().toLowerCase(), () =>
    tools.caller.call('signIn', who, raw, line),
  )
  return safeNext(new URL(request.originalUrl, 'http://commonplace.invalid').searchParams.get('next'))
}

function sendSentence(request: Request, response: Response, status: number, sentence: string): Promise<void> {
  const back = escapeHtml(request.originalUrl)
  const language = spoken(request)
  response.vary('Accept-Language')
  const text = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Commonplace</title></head>
<body><p>${escapeHtml(sentence)}</p><p><a href="${back}">${escapeHtml(wordsIn(language).papers.back)}</a></p></body></html>
`
  return sendText(request, response, { status, type: 'text/html; charset=utf-8', text, caching: 'no-store' })
}
