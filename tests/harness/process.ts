import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type CommunityOptions, type Grounds, layGrounds } from './community.ts'
import { at, type Persona } from './personas.ts'

const ENTRY = fileURLToPath(new URL('../../server/bin/commonplace.js', import.meta.url))

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A server in a process of its own: what a person starts, and what a power cut ends. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  readonly port: number
  /** The lines it printed so far. */
  readonly lines: readonly string[]
  /** Starts it, and waits until it serves. */
  start(): Promise<void>
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<{ code: number | null; ms: number }>
  /** Asks it to end; the exit code and how long that took, in milliseconds. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<{ code: number | null; ms: number }>
}

/** Runs `commonplace serve` on a data folder, with a port it keeps over restarts. The folder stays when it is disposed. */
export async function serverOn(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const lines: string[] = []
  let child: ChildProcess | null = null

  const start = async () => {
    const started = spawn(process.execPath, [ENTRY, 'serve'], {
      env: { ...process.env, LOG_LEVEL: 'warn', ...env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const serving = Promise.withResolvers<void>()
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (line.startsWith('Commonplace is at')) serving.resolve()
      })
    }
    started.once('exit', (code) =>
      serving.reject(new Error(`The server ended with ${code} before it served:\n${lines.join('\n')}`)),
    )
    await serving.promise
  }

  const end = async (signal: NodeJS.Signals) => {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null)
      return { code: ending?.exitCode ?? null, ms: 0 }
    const began = performance.now()
    const gone = once(ending, 'exit')
    ending.kill(signal)
    const [code] = (await gone) as [number | null]
    child = null
    return { code, ms: performance.now() - began }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    port,
    lines,
    start,
    kill: () => end('SIGKILL'),
    stop: (signal = 'SIGTERM') => end(signal),
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
    },
  }
}

export interface KillableCommunity extends ServerProcess {
  readonly slug: string
  readonly amina: Persona
  readonly bo: Persona
  readonly chioma: Persona
  readonly dana: Persona
  readonly efe: Persona
}

/** A whole community whose server can be killed and started again. */
export async function openKillableCommunity(options: CommunityOptions = {}): Promise<KillableCommunity> {
  const grounds: Grounds = await layGrounds(options)
  const server = await serverOn(grounds.dataDir, options.env)
  await server.start()
  const { url } = server
  return {
    ...server,
    slug: grounds.slug,
    amina: at(url, grounds.amina),
    bo: at(url, grounds.bo),
    chioma: at(url, grounds.chioma),
    dana: at(url, grounds.dana),
    efe: at(url, grounds.efe),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await rm(grounds.dataDir, { recursive: true, force: true })
    },
  }
}
