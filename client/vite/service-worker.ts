import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const ENTRY = join(root, 'src/offline/worker/worker.ts')
/** What draws the empty shell on the server; a change of it is a new version too. */
const SHELL_SOURCES = ['entry-server.tsx', 'html-document.ts', 'begin.ts', 'early.ts', 'frame/theme.ts', 'assets.ts']
/** Words of a language: the worker keeps those that its shell speaks. */
const WORDS = /^assets\/([a-z]+)-[\w-]+\/[^/]+\.js$/
/** Scripts of other languages are kept when they are first used. */
const RARE = /(cyrillic|greek|vietnamese|arabic|hebrew|math|symbols|devanagari|thai)[^/]*\.woff2?$|\.map$|(^|\/)\./

/** Builds the service worker beside the browser's files, as `sw.js`, with the list of what an offline start needs. */
export function serviceWorker(): Plugin {
  return {
    name: 'commonplace-service-worker',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? join(root, 'dist/browser')
      const made = Object.keys(bundle)
      const spoken = made.filter((file) => WORDS.test(file)).sort()
      const files = [...made.filter((file) => !WORDS.test(file)), ...(await publicFiles())]
        .filter((file) => !RARE.test(file))
        .map((file) => `/${file}`)
        .sort()
      const shells = await Promise.all(SHELL_SOURCES.map((path) => readFile(join(root, 'src', path))))
      const words = spoken
        .filter((file) => WORDS.exec(file)?.[1] === 'en')
        .map((file) => file.slice(file.lastIndexOf('/') + 1))
      const unnamed = await bundled({ version: '', files, words })
      const hash = createHash('sha256').update(unnamed).update(spoken.join())
      for (const shell of shells) hash.update(shell)
      const version = hash.digest('hex').slice(0, 16)
      await writeFile(join(folder, 'sw.js'), await bundled({ version, files, words }))
    },
  }
}

/** The worker as one classic script. */
async function bundled(about: {
  version: string
  files: readonly string[]
  words: readonly string[]
}): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { __BUILD__: JSON.stringify(about) },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  const chunk = outputs.find((output) => output.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built')
  return chunk.code
}

async function publicFiles(): Promise<string[]> {
  const folder = join(root, 'public')
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}
