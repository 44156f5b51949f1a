import type { IncomingMessage } from 'node:http'
import type { MemberId } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import type { Express, Request, Response } from 'express'
import type { Line } from '../ports/line.ts'
import { hashOf, newSecret } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'
import { deviceName } from './device-name.ts'
import type { Hub, Streams } from './event-stream.ts'
import { networkOf } from './network.ts'
import { type Door, SESSION_LASTS, sessionFrom, type Who } from './who.ts'

export interface LineTools {
  readonly store: Store
  readonly clock: Clock
  readonly hub: Hub
  readonly streams: Streams
  readonly door: Door
}

/** The address of the other side, as far as the proxies in front are believed, as it is counted. */
export function addressOf(request: Request): string {
  return networkOf(request.ip ?? request.socket.remoteAddress ?? 'unknown')
}

/** The same for a request that did not come through the application: a socket's upgrade. */
export function addressBehind(request: IncomingMessage, app: Express): string {
  const trusted = app.get('trust proxy fn') as (address: string, hops: number) => boolean
  const direct = request.socket.remoteAddress ?? 'unknown'
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  const hops = [direct, ...named.reverse()]
  return networkOf(hops.find((address, hop) => !trusted(address, hop)) ?? hops.at(-1) ?? direct)
}

/** The line of one HTTP request. */
export function lineOf(tools: LineTools, request: Request, response: Response, who: Who): Line {
  const { store, clock, hub, streams, door } = tools
  return {
    address: addressOf(request),
    shown: who.hash,
    wiped: who.wiped ?? false,
    async signIn(member) {
      const secret = newSecret()
      await store.change(async (writes) => {
        // A session that somebody else may have planted in this browser ends here (session fixation), whoever's the window is.
        const replaced = who.by === 'session' ? who.hash : who.anothers
        if (replaced) await writes.keys.endSession(replaced)
        const device = deviceName(request.headers['user-agent'])
        await writes.keys.addSession(sessionFrom(hashOf(secret), member, clock.now(), device))
      })
      response.cookie(door.cookie, secret, { ...door.cookieOptions, maxAge: SESSION_LASTS })
    },
    async signOut() {
      // The session that the browser has by now is somebody else's, who goes on with it.
      if (who.anothers) return
      const { hash, member } = who
      if (who.by === 'session' && hash !== null) await store.change((writes) => writes.keys.endSession(hash))
      response.clearCookie(door.cookie, door.cookieOptions)
      // Everything the browser kept of the member goes with the session.
      response.setHeader('Clear-Site-Data', '"cache"')
      if (member) hub.accessChanged(member.id)
    },
    async signOutElsewhere() {
      const { member, hash } = who
      if (!member) return
      await store.change((writes) =>
        writes.keys.endSessionsOf(member.id, who.by === 'session' && hash ? hash : undefined),
      )
      hub.accessChanged(member.id)
    },
    accessChanged: (member: MemberId) => hub.accessChanged(member),
    inboxChanged: (member: MemberId) => hub.noticed([member]),
    async sendBytes(bytes, { type, name, inline, changes = false }) {
      response.status(200)
      response.setHeader('Content-Type', type)
      response.setHeader('Content-Length', bytes.length)
      response.setHeader('Content-Disposition', dispositionOf(name, inline))
      // Whatever the bytes turn out to be, they run nothing and reach nothing.
      response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
      response.setHeader('Cache-Control', changes ? 'private, no-cache' : 'private, max-age=31536000, immutable')
      response.vary('Cookie')
      response.end(request.method === 'HEAD' ? undefined : bytes)
    },
    sendEvents(follow) {
      // What a browser sends by itself when it comes back after a broken line.
      const last = Number(request.headers['last-event-id'] ?? Number.NaN)
      const after = Number.isSafeInteger(last) && last >= 0 ? last : follow.after
      return streams.follow(
        response,
        { member: who.member?.id ?? null, address: addressOf(request) },
        { ...follow, after },
      )
    },
  }
}

/** RFC 6266: the name in ASCII, and as it is. */
function dispositionOf(name: string, inline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`
}
