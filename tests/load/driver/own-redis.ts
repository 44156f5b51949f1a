import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** A Redis of our own, so that what it used is what we made it use. Needs `redis-server` on the PATH. */
export async function openRedis(): Promise<{
  readonly url: string
  /** Microseconds of processor so far, and messages taken in. */
  used(): Promise<{ cpu: number; messages: number }>
  [Symbol.asyncDispose](): Promise<void>
}> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('Ready to accept')) break
  child.stdout.resume()
  const url = `redis://127.0.0.1:${port}`
  const read = (text: string, name: string) => Number(new RegExp(`${name}[:=]([\\d.]+)`).exec(text)?.[1] ?? 0)
  return {
    url,
    async used() {
      const told = await info(port)
      const seconds = read(told, 'used_cpu_user') + read(told, 'used_cpu_sys')
      return { cpu: seconds * 1e6, messages: read(told, 'cmdstat_publish:calls') }
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** What Redis says of itself: asked in its plain protocol, on a connection of its own that it ends after the answer. */
async function info(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write('INFO everything\r\nQUIT\r\n')
  let told = ''
  for await (const bytes of socket) told += String(bytes)
  return told
}
