import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answered, Asked } from '../peers/answer.ts'
import { type Dialect, LoadClient } from './client.ts'
import { later } from './figures.ts'

export interface PeerOptions {
  readonly name: string
  /** The file under peers/ that runs it. */
  readonly file: string
  readonly dialect: Dialect
  /** The data folder it is given. */
  readonly folder: string
  /** Variables of its environment, `DATABASE_URL` for one. */
  readonly env?: Readonly<Record<string, string>>
  /** Shown at the door, one after the other; none where nobody asks. */
  readonly tokens?: readonly string[]
  /** Makes documents that exist; left out where any name will do. */
  readonly makeDocuments?: (url: string, count: number) => Promise<readonly string[]>
}

/** A server in a process of its own, and the ways to speak with it. */
export class Peer implements AsyncDisposable {
  readonly name: string
  readonly dialect: Dialect
  readonly url: string
  readonly #child: ChildProcess
  readonly #options: PeerOptions
  readonly #answers = new Map<number, (value: number) => void>()
  #asked = 0
  #made = 0
  #connected = 0

  private constructor(options: PeerOptions, child: ChildProcess, port: number) {
    this.name = options.name
    this.dialect = options.dialect
    this.url = `http://127.0.0.1:${port}`
    this.#options = options
    this.#child = child
    child.on('message', ({ id, value }: Answered) => {
      this.#answers.get(id)?.(value)
      this.#answers.delete(id)
    })
  }

  static async open(options: PeerOptions): Promise<Peer> {
    const file = fileURLToPath(new URL(`../peers/${options.file}`, import.meta.url))
    const child = fork(file, [options.folder, JSON.stringify(options.env ?? {})], {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    })
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message: { port: number }) => resolve(message.port))
      child.once('exit', (code) => reject(new Error(`${options.name} ended with ${code} before it served`)))
    })
    return new Peer(options, child, port)
  }

  /** Microseconds of processor that the server has used so far. */
  cpu(): Promise<number> {
    return this.#ask('cpu')
  }

  /** Bytes that the server holds. */
  memory(): Promise<number> {
    return this.#ask('memory')
  }

  /** Milliseconds within which the server gave 99 of 100 answers since it was asked last. */
  served(): Promise<number> {
    return this.#ask('served')
  }

  /** Resolves once the server has put every document away. */
  async emptied(): Promise<void> {
    while ((await this.#ask('open-documents')) > 0) await later(50)
  }

  /** New documents, by the names that sockets ask for. */
  async documents(count: number): Promise<readonly string[]> {
    const { makeDocuments } = this.#options
    if (makeDocuments) return makeDocuments(this.url, count)
    return Array.from({ length: count }, () => `document-${this.#made++}`)
  }

  /** Somebody at a document; the people take turns. */
  connect(document: string): LoadClient {
    const { tokens = [] } = this.#options
    const token = tokens[this.#connected++ % tokens.length] ?? null
    return new LoadClient({ url: this.url, dialect: this.dialect, document, token })
  }

  /** So many at a document, once they all have it. */
  async crowd(document: string, count: number): Promise<LoadClient[]> {
    const clients = Array.from({ length: count }, () => this.connect(document))
    await Promise.all(clients.map(({ synced }) => synced))
    return clients
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return
    const gone = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()))
    this.#child.disconnect()
    await gone
  }

  #ask(what: Asked['what']): Promise<number> {
    const id = ++this.#asked
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      this.#child.send({ id, what } satisfies Asked)
    })
  }
}
