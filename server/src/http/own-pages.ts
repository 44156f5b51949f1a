import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '@commonplace/api'
import { say } from '../words/say.ts'

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** Whether the request says it was made by a page of this very site, or by no page at all (a script, a command line). */
export function isFromOwnPages(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  // "null" is what sandboxed frames and some redirects send; nothing of ours does.
  return origin === publicUrl || (hostOf(origin) !== null && hostOf(origin) === headers.host)
}

/**
 * Cross-site request forgery: another site's page makes the browser of a member send a request, and the browser adds the cookie. Browsers
 * name the page's site in Origin and Sec-Fetch-Site, which no page can change.
 */
export function refuseForeignPages(headers: IncomingHttpHeaders, publicUrl: string): void {
  if (isFromOwnPages(headers, publicUrl)) return
  throw new Refusal('not-allowed', say('otherSite'))
}

const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** The types that a form of any site can send without asking are never read; JSON is JSON only when it says so. */
export function refuseForms(headers: IncomingHttpHeaders, body: 'json' | 'none' | 'bytes'): void {
  const type = headers['content-type'] ?? ''
  const isJson = /^application\/json\b/i.test(type)
  const hasBody =
    headers['content-length'] !== undefined
      ? headers['content-length'] !== '0'
      : headers['transfer-encoding'] !== undefined
  if (body === 'json' && !isJson && (hasBody || type !== '')) throw new Refusal('unsupported-type', say('sendJson'))
  if (body !== 'json' && FORMS.test(type)) throw new Refusal('unsupported-type', say('sendBytes'))
}
