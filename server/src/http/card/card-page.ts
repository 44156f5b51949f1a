import { createHash } from 'node:crypto'
import { Refusal } from '@commonplace/api'
import type { Request, Response } from 'express'
import { say } from '../../words/say.ts'
import type { Card } from '../renderer.ts'
import { drawCard } from './draw-card.ts'

/** As many as are looked at in a short while: a card is some 20 KB, and is drawn again where it was forgotten. */
const KEPT = 100
/** Drawing takes a tenth of a second of a thread. Who asks for many at once waits, and nobody else does. */
const WAITING = 20

/** Sends cards, drawn one after the other and kept for a while. */
export function cardSender() {
  const kept = new Map<string, Promise<Uint8Array>>()
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const drawn = (tag: string, card: Card): Promise<Uint8Array> => {
    const before = kept.get(tag)
    if (before) return before
    if (waiting >= WAITING) throw new Refusal('too-many', say('drawing'))
    waiting++
    const drawing = turn.then(() => drawCard(card))
    turn = drawing
      .catch(() => kept.delete(tag))
      .finally(() => {
        waiting--
      })
    kept.set(tag, drawing)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return drawing
  }

  return async (request: Request, response: Response, card: Card): Promise<void> => {
    const tag = `"${createHash('sha1').update(JSON.stringify(card)).digest('base64url')}"`
    response.setHeader('Cache-Control', 'private, no-cache')
    response.setHeader('ETag', tag)
    response.vary('Cookie')
    if (request.headers['if-none-match'] === tag) {
      response.status(304).end()
      return
    }
    const bytes = await drawn(tag, card)
    response.setHeader('Content-Type', 'image/png')
    response.setHeader('Content-Length', bytes.length)
    // Link previews fetch it from where they show it.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}
