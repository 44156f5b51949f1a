// `npm run dev`: the server with the client handed out by Vite on the same port, reloading as files are saved.
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Overrides, openCommonplace } from '@commonplace/server/compose'
import { readConfig } from '@commonplace/server/config'
import { createServer as createVite, type ViteDevServer } from 'vite'

const root = fileURLToPath(new URL('../../client', import.meta.url))

type Development = NonNullable<Overrides['development']>
type Client = Awaited<ReturnType<Development>>['client']
type Renderer = Awaited<ReturnType<Client['renderer']>>

/** Every primitive in every state, at /styleguide. */
async function styleGuide(vite: ViteDevServer): Promise<string> {
  return vite.transformIndexHtml('/styleguide/', await readFile(join(root, 'styleguide/index.html'), 'utf8'))
}

/** Vite beside us: its own socket is on this server too, and ours under /sync is left alone. */
const development: Development = async (server: Server) => {
  const vite = await createVite({ root, appType: 'custom', server: { middlewareMode: true, hmr: { server } } })
  return {
    client: {
      renderer: async () => (await vite.ssrLoadModule('/src/entry-server.tsx')) as unknown as Renderer,
      assets: async () => ({ script: '/src/main.tsx', style: '', faces: [], modules: [], screens: {} }),
      inline: async () => ({ scripts: [], styles: [] }),
      build: null,
      finish: (url, html) => vite.transformIndexHtml(url, html),
    },
    middleware: (request, response, next) => {
      if (request.path !== '/styleguide') return vite.middlewares(request, response, next)
      styleGuide(vite).then((html) => response.type('html').send(html), next)
    },
    close: () => vite.close(),
  }
}

process.env.NODE_ENV ??= 'development'
const running = await openCommonplace(readConfig(), { development })
process.stdout.write(`Commonplace is at ${running.url}, and reloads as you save.\n`)
if (running.setupUrl) process.stdout.write(`Nobody is here yet. Open this link once to begin: ${running.setupUrl}\n`)
const end = () => void running.close()
process.once('SIGINT', end)
process.once('SIGTERM', end)
