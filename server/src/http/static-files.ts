import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { NextFunction, Request, Response } from 'express'
import { compress, encodingFor } from './send.ts'

// The files of the built client. They are few and never change while the server runs, so each is read and compressed once.

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
}
const TEXT = /^text\/|json|svg/

interface Kept {
  readonly type: string
  readonly tag: string
  readonly plain: Buffer
  readonly squeezed: Map<'br' | 'gzip', Promise<Buffer>>
}

/** Files with a hash in their name are the same for ever; the others are asked for each time. */
const cachingOf = (path: string) => (path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')

function filesIn(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
  // The build's own notes are nobody's business.
  return new Set(paths.filter((path) => !path.includes('/.')))
}

export function staticFiles(folder: string) {
  const known = filesIn(folder)
  const kept = new Map<string, Promise<Kept>>()

  const open = (path: string): Promise<Kept> => {
    const before = kept.get(path)
    if (before) return before
    const reading = readFile(join(folder, path)).then((plain) => ({
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      tag: `"${createHash('sha1').update(plain).digest('base64url')}"`,
      plain,
      squeezed: new Map(),
    }))
    kept.set(path, reading)
    return reading
  }

  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    // Only names that were listed are opened, so that no path can lead out of the folder.
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !known.has(request.path)) return next()
    const file = await open(request.path)
    response.setHeader('Cache-Control', cachingOf(request.path))
    response.setHeader('ETag', file.tag)
    response.vary('Accept-Encoding')
    if (request.headers['if-none-match'] === file.tag) {
      response.status(304).end()
      return
    }
    response.setHeader('Content-Type', file.type)
    if (request.path === '/sw.js') response.setHeader('Service-Worker-Allowed', '/')
    const encoding =
      TEXT.test(file.type) && file.plain.length > 1024 ? encodingFor(request.headers['accept-encoding']) : null
    const bytes = encoding === null ? file.plain : await squeezed(file, encoding)
    if (encoding !== null) response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', bytes.length)
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}

function squeezed(file: Kept, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const before = file.squeezed.get(encoding)
  if (before) return before
  const work = compress(file.plain, encoding, 8)
  file.squeezed.set(encoding, work)
  return work
}
