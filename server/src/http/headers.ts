import { createHash } from 'node:crypto'
import { OURS } from '@commonplace/api'
import { EMBED_ORIGINS } from '@commonplace/document/embeds'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'

// What every answer says to the browser (rule: no inline script or style but the few texts of the program itself, no frames but of a short list of
// sites, nothing else from elsewhere but pictures). What runs inline is allowed by its hash, so that a script somebody smuggled into a page does not
// run, and the same page is the same bytes each time.

/** What the policy of an answer allows to stand inline: hashes of texts of the program. */
export interface Inline {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Allows these very texts. */
export const allowing = ({ scripts, styles }: Inline): Inline => ({
  scripts: scripts.map(hashed),
  styles: styles.map(hashed),
})

const NOTHING: Inline = { scripts: [], styles: [] }

/** Lets what this answer holds inline run. */
export function allowInline(response: Response, inline: Inline): void {
  const { policy } = response.locals as { policy: (inline: Inline) => string }
  response.setHeader('Content-Security-Policy', policy(inline))
}

/** The content security policy. `development` lets the bundler's own inline scripts, styles and socket through. */
function policyAt(publicUrl: string, development: boolean): (inline: Inline) => string {
  const inside = ({ scripts, styles }: Inline) => ({
    'script-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", ...scripts],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", ...styles],
  })
  const others = {
    'img-src': ["'self'", 'data:', 'blob:', 'https:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...socketsOf(publicUrl), ...(development ? ['ws:'] : [])],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    // Frames of the sites that a page may show in place, once somebody asked for it.
    'frame-src': [...EMBED_ORIGINS],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return (inline) =>
    Object.entries({ 'default-src': ["'self'"], ...inside(inline), ...others })
      .map(([name, sources]) => `${name} ${sources.join(' ')}`)
      .join(';')
}

/** The headers of every answer. */
export function securityHeaders(publicUrl: string, development: boolean) {
  const policy = policyAt(publicUrl, development)
  const ofMost = policy(NOTHING)
  const secure = publicUrl.startsWith('https:')
  const set = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return (request: Request, response: Response, next: NextFunction) => {
    response.locals.policy = policy
    response.setHeader('Content-Security-Policy', ofMost)
    // A client that gets an answer without this header talks to somebody else: a captive portal, a proxy's error page.
    response.setHeader(OURS, '1')
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    set(request, response, next)
  }
}

function socketsOf(publicUrl: string): string[] {
  // Older engines do not count the socket of the same host as 'self'.
  return [publicUrl.replace(/^http/, 'ws')]
}
