import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

// The words are no part of the program that browsers load: it asks for `words/…`, and each page says in its import map which language's
// files these are. So every language costs a reader the same, and one more language is built in a fraction of a second.

const WORDS = fileURLToPath(new URL('../src/words', import.meta.url))
/** Beside the words, and the same in every language. */
const COMMON = ['dates', 'forms', 'in-words']
/** Parts of other files, which nobody else asks for. */
const PARTS = ['en-kinds', 'moments', 'writing']

/** Every language there are words of: English stands in the folder itself, each other one in a folder of its own. */
export const LANGUAGES: readonly string[] = [
  'en',
  ...readdirSync(WORDS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(),
]

/** The files of words by name, as English has them. */
export const NAMES: readonly string[] = readdirSync(WORDS)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => ![...COMMON, ...PARTS].includes(name))

/** Where words stand in a language: what is called after English is called after it too. */
export const fileOf = (language: string, name: string): string =>
  language === 'en' ? join(WORDS, `${name}.ts`) : join(WORDS, language, `${name.replace(/^en\b/, language)}.ts`)

/** The name of the words that an import asks for from outside of them; null where it asks for something else. */
function nameOf(source: string, importer: string | undefined): string | null {
  if (!importer || !/\bwords\/[\w-]+\.ts$|^\.\/[\w-]+\.ts$/.test(source)) return null
  const path = resolve(dirname(importer), source)
  const name = path.slice(WORDS.length + 1, -'.ts'.length)
  return dirname(path) === WORDS && NAMES.includes(name) ? name : null
}

/** Leaves the words out of the browser's program and puts every language's beside it; `.vite/words.json` tells where. */
export function wordsApart(): Plugin {
  return {
    name: 'words-apart',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId(source, importer) {
      const name = nameOf(source, importer)
      return name === null ? null : { id: `words/${name}.js`, external: true }
    },
    async generateBundle() {
      const folders: Record<string, string> = {}
      for (const language of LANGUAGES) {
        const files = await built(language)
        const hash = createHash('sha256')
        for (const { fileName, code } of files) hash.update(fileName).update(code)
        const folder = `assets/${language}-${hash.digest('base64url').slice(0, 8)}/`
        for (const { fileName, code } of files)
          this.emitFile({ type: 'asset', fileName: folder + fileName, source: code })
        folders[language] = `/${folder}`
      }
      this.emitFile({ type: 'asset', fileName: '.vite/words.json', source: JSON.stringify(folders) })
    },
  }
}

async function built(language: string): Promise<{ fileName: string; code: string }[]> {
  const input = Object.fromEntries(NAMES.map((name) => [name, fileOf(language, name)]))
  const result = await build({
    configFile: false,
    root: join(WORDS, '../..'),
    plugins: [oneByOne(language)],
    logLevel: 'warn',
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  return outputs
    .flatMap((one) => (one.type === 'chunk' ? [{ fileName: one.fileName, code: one.code }] : []))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
}

/** Files of words that use each other stay files; what is common to all languages uses this one's. */
const oneByOne = (language: string): Plugin => ({
  name: 'one-by-one',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('./')) return null
    const path = resolve(dirname(importer), source)
    const name = NAMES.find((one) => fileOf(language, one) === path) ?? nameOf(source, importer)
    return name === null ? null : { id: `./${name}.js`, external: 'relative' }
  },
})

/** The environment that renders on the server in a language. */
export const serverIn = (language: string): string => (language === 'en' ? 'ssr' : `ssr_${language}`)

/** On the server each language is a program of its own, made of the same sources with other words. */
export function wordsOf(language: string): Plugin {
  return {
    name: `words-of-${language}`,
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === serverIn(language),
    resolveId(source, importer) {
      const name = nameOf(source, importer)
      return name === null ? null : fileOf(language, name)
    },
  }
}
