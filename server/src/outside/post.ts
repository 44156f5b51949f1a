import { lookup as systemLookup } from 'node:dns'
import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Posted } from '../ports/outside.ts'
import { isPublic } from './addresses.ts'

/** Where a name leads; replaced in tests by names of our own making. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface Posting {
  /** `public`: https to the public internet. `anywhere`: also http, and the network this server stands in. */
  readonly to: 'public' | 'anywhere'
  readonly resolve?: Resolve
  readonly isAllowed?: (address: string) => boolean
  readonly port?: number
  /** Gives up early, as when the server stops. */
  readonly signal?: AbortSignal
}

const PATIENCE = 5_000
/** Of an answer nothing is used; so much is read so that it can be finished. */
const READ = 64_000

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    )
  })

/**
 * Posts something to an address that somebody named. It is resolved once, every address it has is looked at, and one of those very ones is connected
 * to, so that an answer which changes between looking and connecting changes nothing. Redirects are not followed. Never throws.
 */
export async function post(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
  { to, resolve = resolveBySystem, isAllowed = to === 'anywhere' ? () => true : isPublic, port, signal }: Posting,
): Promise<Posted> {
  const target = URL.canParse(url) ? new URL(url) : null
  if (!target || !/^https?:$/.test(target.protocol)) return failed('This is no web address.')
  if (to === 'public' && target.protocol !== 'https:') return failed('Only https is used.')
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const patience = AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])])
  // A resolver has a patience of its own, which is longer than ours.
  const addresses = await Promise.race([addressesOf(host, resolve), endOf(patience)])
  if (addresses === 'too late') return failed(TOO_LONG)
  if (addresses === null) return failed('Its name leads nowhere.')
  if (!addresses.every(({ address }) => isAllowed(address)))
    return failed('It leads into a private network, where nothing is sent.')
  const [first] = addresses
  if (!first) return failed('Its name leads nowhere.')
  return send(target, body, headers, first, patience, port)
}

const TOO_LONG = 'It took too long.'

const endOf = (signal: AbortSignal): Promise<'too late'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('too late')
    else signal.addEventListener('abort', () => resolve('too late'), { once: true })
  })

const failed = (said: string): Posted => ({ status: null, said })

async function addressesOf(host: string, resolve: Resolve) {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  try {
    return await resolve(host)
  } catch {
    // A name that cannot be resolved: whatever the resolver says, it is said to the host in one sentence.
    return null
  }
}

function send(
  target: URL,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
  address: { address: string; family: number },
  signal: AbortSignal,
  port?: number,
): Promise<Posted> {
  const { promise, resolve } = Promise.withResolvers<Posted>()
  // Whatever asks where the name leads is told the address that was looked at.
  const pinned: LookupFunction = (_, options, callback) =>
    options.all
      ? callback(null, [{ address: address.address, family: address.family }])
      : callback(null, address.address, address.family)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    lookup: pinned,
    signal,
    ...(port === undefined ? {} : { port }),
    agent: false,
  }
  const request = target.protocol === 'https:' ? httpsRequest(target, options) : httpRequest(target, options)
  request.on('error', (error) =>
    resolve(
      failed(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? TOO_LONG
          : `It could not be reached (${codeOf(error)}).`,
      ),
    ),
  )
  request.on('response', (response) => {
    const status = response.statusCode ?? 0
    const said =
      status >= 200 && status < 300
        ? ''
        : status >= 300 && status < 400
          ? 'It answered with another address; those are not followed.'
          : `It answered with ${status}.`
    let read = 0
    response.on('data', (piece: Buffer) => {
      read += piece.length
      if (read > READ) request.destroy()
    })
    response.on('error', () => resolve({ status, said }))
    response.on('close', () => resolve({ status, said }))
  })
  request.end(body)
  return promise
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name)
