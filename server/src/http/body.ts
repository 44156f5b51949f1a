import type { IncomingMessage } from 'node:http'
import { Refusal } from '@commonplace/api'
import { say } from '../words/say.ts'

/** The most bytes of a JSON body: a page of the longest Markdown, escaped. */
export const JSON_LIMIT = 5_000_000
/** The same where strangers are let in: names, addresses and passphrases. Nobody whom we do not know gives us much to read. */
export const STRANGERS_LIMIT = 64_000

function tooLarge(limit: number): Refusal {
  const size = limit >= 1_000_000 ? `${Math.floor(limit / 1_000_000)} MB` : `${Math.floor(limit / 1000)} kB`
  return new Refusal('too-large', say('tooLarge', size))
}

/** The bytes of a request, refused as soon as they are more than the limit; what still comes is let go unread. */
export function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume()
    return Promise.reject(tooLarge(limit))
  }
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const pieces: Buffer[] = []
  let size = 0
  const onData = (piece: Buffer) => {
    size += piece.length
    if (size <= limit) {
      pieces.push(piece)
      return
    }
    // Listening ends but reading goes on, so that the refusal can still be sent on this connection.
    request.off('data', onData)
    request.resume()
    reject(tooLarge(limit))
  }
  request.on('data', onData)
  request.once('end', () => resolve(Buffer.concat(pieces)))
  request.once('error', () => reject(new Refusal('bad-input', say('brokenOff'))))
  return promise
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

export async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const bytes = await readBytes(request, limit)
  try {
    return utf8.decode(bytes)
  } catch {
    // A TypeError of the decoder says only this.
    throw new Refusal('bad-input', say('notUtf8'))
  }
}
