import { subscribe } from 'node:diagnostics_channel'
import { percentile } from '../driver/figures.ts'

/** What a server in a process of its own tells the bench about itself. */
export interface Inside {
  readonly port: number
  openDocuments(): number
}

/** What the bench may ask, and what is answered. */
export interface Asked {
  readonly id: number
  readonly what: 'cpu' | 'memory' | 'open-documents' | 'served'
}
export interface Answered {
  readonly id: number
  readonly value: number
}

/** Milliseconds from the head of each request to the last byte of its answer, since it was asked last. */
let served: number[] = []
const begun = new WeakMap<object, number>()
subscribe('http.server.request.start', (message) =>
  begun.set((message as { request: object }).request, performance.now()),
)
subscribe('http.server.response.finish', (message) => {
  const at = begun.get((message as { request: object }).request)
  if (at !== undefined) served.push(performance.now() - at)
})

/** Says which port it listens at, then answers questions until the bench goes away. */
export function answer(inside: Inside): void {
  const send = (message: Answered | { port: number }) => process.send?.(message)
  process.on('message', ({ id, what }: Asked) => send({ id, value: VALUES[what](inside) }))
  process.once('disconnect', () => process.exit(0))
  send({ port: inside.port })
}

const VALUES: Record<Asked['what'], (inside: Inside) => number> = {
  /** Microseconds on a processor, all threads, in the program and in the system for it: the operating system's own count. */
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  /** Bytes in use after everything unused was let go of. */
  memory: () => {
    globalThis.gc?.()
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  },
  /** What 99 of 100 answers took the server, in milliseconds, since it was asked last. */
  served: () => {
    const taken = served
    served = []
    return percentile(taken, 0.99)
  },
  'open-documents': ({ openDocuments }) => openDocuments(),
}
