import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumPath, FLAGS, PATIENCE_MS } from '../harness/index.ts'

/** A browser with a profile of its own that survives its restarts, as on a person's laptop. */
export class Laptop implements AsyncDisposable {
  readonly #profile: string
  #context: BrowserContext

  private constructor(profile: string, context: BrowserContext) {
    this.#profile = profile
    this.#context = context
  }

  static async open(): Promise<Laptop> {
    const profile = await mkdtemp(join(tmpdir(), 'commonplace-laptop-'))
    return new Laptop(profile, await launch(profile))
  }

  /** Signs in by a cookie that the server gave. */
  async carry(url: string, cookie: string): Promise<void> {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    const expires = Math.floor(Date.now() / 1000) + 86_400
    await this.#context.addCookies([{ name, value, url, expires, httpOnly: true, sameSite: 'Lax' }])
  }

  page(): Promise<Page> {
    return this.#context.newPage()
  }

  /** A cold start: a new process with the same profile. */
  async restart(): Promise<Page> {
    await this.#context.close()
    this.#context = await launch(this.#profile)
    return this.page()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close()
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function launch(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: FLAGS })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Something else that answers on the address of our server: a captive portal, a proxy in trouble. */
export async function openImpostor(port: number, answer: RequestListener): Promise<AsyncDisposable> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
