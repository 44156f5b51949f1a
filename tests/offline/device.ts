import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumPath, FLAGS, PATIENCE_MS } from '../harness/index.ts'

/** How the laptop is set: its language, for one. */
type Settings = Pick<BrowserContextOptions, 'locale'>

/** A browser with a profile of its own that survives its restarts, as on a person's laptop. */
export class Laptop implements AsyncDisposable {
  readonly #profile: string
  readonly #settings: Settings
  #context: BrowserContext

  private constructor(profile: string, settings: Settings, context: BrowserContext) {
    this.#profile = profile
    this.#settings = settings
    this.#context = context
  }

  static async open(settings: Settings = {}): Promise<Laptop> {
    const profile = await mkdtemp(join(tmpdir(), 'commonplace-laptop-'))
    return new Laptop(profile, settings, await launch(profile, settings))
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
    this.#context = await launch(this.#profile, this.#settings)
    return this.page()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close()
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function launch(profile: string, settings: Settings): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: FLAGS,
    ...settings,
  })
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
