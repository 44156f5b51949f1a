import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const squeeze = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below this, compressing costs more than it saves. */
const WORTH_IT = 1024

/** The encoding that this client takes and we would use, best first. */
export function encodingFor(accepted: string | undefined): 'br' | 'gzip' | null {
  const named = accepted ?? ''
  return /\bbr\b(?!;\s*q=0(\.0+)?\b)/.test(named) ? 'br' : /\bgzip\b(?!;\s*q=0(\.0+)?\b)/.test(named) ? 'gzip' : null
}

export function compress(text: Uint8Array, encoding: 'br' | 'gzip', quality: number): Promise<Buffer> {
  if (encoding === 'gzip') return zip(text, { level: Math.min(9, quality + 1) })
  return squeeze(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  })
}

export interface TextAnswer {
  readonly status: number
  readonly type: string
  readonly text: string
  /** What the ETag is made from, where the text differs each time by a nonce. */
  readonly same?: string
  /** `no-cache` is "ask each time whether it is still this"; `no-store` keeps nothing anywhere. */
  readonly caching?: string
}

/** Sends text: compressed where that helps, and as 304 where the client has this already. */
export async function sendText(request: Request, response: Response, answer: TextAnswer): Promise<void> {
  response.status(answer.status)
  response.setHeader('Content-Type', answer.type)
  response.setHeader('Cache-Control', answer.caching ?? 'private, no-cache')
  response.vary('Accept-Encoding')
  response.vary('Cookie')
  if (answer.status === 200 && (request.method === 'GET' || request.method === 'HEAD')) {
    const tag = `W/"${createHash('sha1')
      .update(answer.same ?? answer.text)
      .digest('base64url')}"`
    response.setHeader('ETag', tag)
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) {
      // The kept copy has its own nonce in its own policy; a new policy would shut its scripts out.
      response.removeHeader('Content-Security-Policy')
      response.removeHeader('Content-Type')
      response.status(304).end()
      return
    }
  }
  const bytes = Buffer.from(answer.text)
  const encoding = bytes.length < WORTH_IT ? null : encodingFor(request.headers['accept-encoding'])
  const sent = encoding === null ? bytes : await compress(bytes, encoding, 4)
  if (encoding !== null) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', sent.length)
  response.end(request.method === 'HEAD' ? undefined : sent)
}
