import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/**
 * What stands between people and servers, or between a server and Redis: hands bytes on to whoever of its targets is alive. It knows nobody
 * again: where a connection goes has nothing to do with where an earlier one went.
 */
export interface Gateway extends AsyncDisposable {
  readonly port: number
  readonly url: string
  /** Which target each socket under `/sync/` was led to, in the order they came. They take turns; all else goes to the first that lives. */
  readonly sockets: readonly number[]
  /** Ports on this machine, from now on. */
  leadTo(...ports: readonly number[]): void
  /** Ends every connection and takes none until `restore`. */
  cut(): void
  restore(): void
  /** While true, what the targets say is lost on the way, and nobody is told. */
  deaf: boolean
}

export async function openGateway(): Promise<Gateway> {
  let targets: readonly number[] = []
  let isCut = false
  const sockets: number[] = []
  const open = new Set<Socket>()
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Whoever breaks a connection here meant to; the other side hears of it by its end.
    socket.on('error', () => socket.destroy())
    return socket
  }
  const server = createServer((client) => {
    keep(client)
    if (isCut) return client.destroy()
    // Whoever comes speaks first, in HTTP and in Redis.
    client.once('data', (first: Buffer) => {
      client.pause()
      const isSocket = first.subarray(0, 10).toString() === 'GET /sync/'
      const turn = isSocket ? sockets.length % targets.length : 0
      void reach([...targets.keys()].map((n) => (n + turn) % targets.length)).then((reached) => {
        if (!reached || client.destroyed) return client.destroy()
        const { socket, target } = reached
        if (isSocket) sockets.push(target)
        socket.on('data', (bytes) => gateway.deaf || client.write(bytes))
        socket.on('close', () => client.destroy())
        client.on('close', () => socket.destroy())
        client.on('data', (bytes) => socket.write(bytes))
        socket.write(first)
        client.resume()
      })
    })
  })

  /** The first of these that answers. */
  async function reach(order: readonly number[]): Promise<{ socket: Socket; target: number } | null> {
    for (const target of order) {
      const socket = keep(dial(targets[target] ?? 0, '127.0.0.1').setNoDelay(true))
      const answered = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true))
        socket.once('close', () => resolve(false))
      })
      if (answered) return { socket, target }
    }
    return null
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const endAll = () => {
    for (const socket of open) socket.destroy()
  }
  const gateway: Gateway = {
    port,
    url: `http://127.0.0.1:${port}`,
    sockets,
    deaf: false,
    leadTo(...ports) {
      targets = ports
    },
    cut() {
      isCut = true
      endAll()
    },
    restore() {
      isCut = false
    },
    async [Symbol.asyncDispose]() {
      endAll()
      server.close()
      await once(server, 'close')
    },
  }
  return gateway
}
