import { randomBytes } from 'node:crypto'
import { EMBED_ORIGINS } from '@commonplace/document/embeds'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'

// What every answer says to the browser (rule: no inline script or style, no frames but of a short list of sites, nothing else from elsewhere but pictures). The nonce is new for each, so that a script somebody smuggled into a page does not run.

/** The nonce of the scripts and styles of one answer. */
export function nonceOf(response: Response): string {
  const { nonce } = response.locals as { nonce: string }
  return nonce
}

/**
 * The headers of every answer. `development` lets the bundler's own inline scripts, styles and socket through.
 */
export function securityHeaders(publicUrl: string, development: boolean) {
  const nonce = (_: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`
  const secure = publicUrl.startsWith('https:')
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...socketsOf(publicUrl), ...(development ? ['ws:'] : [])],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // Frames of the sites that a page may show in place, once somebody asked for it.
        frameSrc: [...EMBED_ORIGINS],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return (request: Request, response: Response, next: NextFunction) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    // A client that gets an answer without this header talks to somebody else: a captive portal, a proxy's error page.
    response.setHeader('x-commonplace', '1')
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    set(request, response, next)
  }
}

function socketsOf(publicUrl: string): string[] {
  // Older engines do not count the socket of the same host as 'self'.
  return [publicUrl.replace(/^http/, 'ws')]
}
