import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { type Encoding, endingOf, type Opened, windowFor } from './open-ended.ts'

const squeeze = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below this, compressing costs more than it saves. */
const WORTH_IT = 1024

/** The encoding that this client takes and we would use, best first. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const taken = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, ...more]) => !more.some((part) => /^q=0(\.0*)?$/.test(part)))
    .map(([name]) => name)
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null
}

export function compress(text: Uint8Array, encoding: Encoding, quality: number): Promise<Buffer> {
  if (encoding === 'gzip') return zip(text, { level: Math.min(9, quality + 1) })
  return squeeze(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(text.length),
    },
  })
}

export interface TextAnswer {
  readonly status: number
  readonly type: string
  readonly text: string
  /** `no-cache` is "ask each time whether it is still this"; `no-store` keeps nothing anywhere. */
  readonly caching?: string
}

/** What tells one text from another, so that nobody is sent what they have. */
export const tagOf = (text: string): string => `W/"${createHash('sha1').update(text).digest('base64url')}"`

interface Beginning {
  readonly status: number
  readonly type: string
  readonly tag: () => string
  readonly caching?: string
}

/** Sets what every text is sent with. True where that was all: the client has this text already. */
function beginsAnswer(request: Request, response: Response, { status, type, tag, caching }: Beginning): boolean {
  response.status(status)
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', caching ?? 'private, no-cache')
  response.vary('Accept-Encoding')
  response.vary('Cookie')
  if (status !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) return false
  const is = tag()
  response.setHeader('ETag', is)
  if (!request.headers['if-none-match']?.split(/\s*,\s*/).includes(is)) return false
  // The kept copy came with the policy that allows what it holds.
  response.removeHeader('Content-Security-Policy')
  response.removeHeader('Content-Type')
  response.status(304).end()
  return true
}

/** Sends a text that was squeezed before, with what is its end this time. */
export function sendOpened(
  request: Request,
  response: Response,
  { opened, ending, ...beginning }: { status: number; type: string; tag: string; opened: Opened; ending: string },
): void {
  if (beginsAnswer(request, response, { ...beginning, tag: () => beginning.tag })) return
  const end = endingOf(opened, ending)
  if (opened.encoding !== null) response.setHeader('Content-Encoding', opened.encoding)
  response.setHeader('Content-Length', opened.bytes.length + end.length)
  if (request.method === 'HEAD') response.end()
  else response.end(Buffer.concat([opened.bytes, end]))
}

/** Sends text: compressed where that helps, and as 304 where the client has this already. */
export async function sendText(request: Request, response: Response, answer: TextAnswer): Promise<void> {
  const { status, type, text, caching } = answer
  if (beginsAnswer(request, response, { status, type, tag: () => tagOf(text), ...(caching ? { caching } : {}) })) return
  const bytes = Buffer.from(answer.text)
  const encoding = bytes.length < WORTH_IT ? null : encodingFor(request.headers['accept-encoding'])
  const sent = encoding === null ? bytes : await compress(bytes, encoding, 4)
  if (encoding !== null) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', sent.length)
  response.end(request.method === 'HEAD' ? undefined : sent)
}
