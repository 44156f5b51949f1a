import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

// The browser needs the name, method and address of a route; what it sends and gets is checked by the server and, while we write it, by
// the types. Leaving the shapes out spares every reader the schema library (13 kB compressed).

const API = fileURLToPath(new URL('../../packages/api/src/', import.meta.url))
const CLIENT = fileURLToPath(new URL('../src/', import.meta.url))
const SLIM = '\0slim-api'

interface Described {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly body: string
  readonly answers: string
}

const COMMUNITY = '/communities/:slug'
const ID = '/:id'
const METHODS: Readonly<Record<string, string>> = { '?': 'GET', '+': 'POST', '*': 'PATCH', '=': 'PUT', '-': 'DELETE' }
const SIGNS = Object.fromEntries(Object.entries(METHODS).map(([sign, method]) => [method, sign]))

/** An address with the parts that most have as signs that none has. */
const shortened = (path: string): string => path.replace(COMMUNITY, '~').replace(ID, '!')

/** What most routes take and give is left out of their lines. */
function usual(method: string, body: string, answers: string): string[] {
  if (answers !== 'json') return [body, answers]
  return body === (method === 'GET' ? 'none' : 'json') ? [] : [body]
}

/** Every word that stands in the client's sources: a route that none of them names is for other programs, and no browser asks it. */
function wordsNamed(): ReadonlySet<string> {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  return new Set(files.flatMap((file) => readFileSync(CLIENT + file, 'utf8').match(/\b[a-z]\w+\b/g) ?? []))
}

/**
 * Serves `@commonplace/api` to the browser without its shapes. The server's rendering and all tests use the real one. Browser code that
 * imports a shape as a value fails the build, which is meant: import its type.
 */
export function slimRoutes(): Plugin {
  return {
    name: 'slim-routes',
    applyToEnvironment: (environment) => environment.name === 'client',
    enforce: 'pre',
    resolveId: (source) => (source === '@commonplace/api' ? SLIM : null),
    async load(id) {
      if (id !== SLIM) return null
      const { routes }: { routes: Record<string, Described> } = await import(`${API}index.ts`)
      // A line each, read when the program starts: half the bytes of as many objects. Beside each other stand those that begin alike, with the
      // commonest parts of addresses as one sign; the address of the line before is left out.
      // While developing, a route may be named any moment.
      const named = this.environment.mode === 'build' ? wordsNamed() : null
      const lines = Object.values(routes)
        .filter(({ name }) => named?.has(name) ?? true)
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ name, method, path, body, answers }, n, all) => {
          const short = path === all[n - 1]?.path ? '' : shortened(path)
          return [short, name, SIGNS[method], ...usual(method, body, answers)].join(' ')
        })
      return [
        `export { createApi, Unreachable, urlOf } from '${API}client.ts'`,
        `export { REFUSALS, Refusal } from '${API}refusal.ts'`,
        `const lines = ${JSON.stringify(lines.join('\n'))}.split('\\n')`,
        'let path',
        'export const routes = Object.fromEntries(lines.map((line) => {',
        "  const [short, name, sign, body = sign === '?' ? 'none' : 'json', answers = 'json'] = line.split(' ')",
        `  if (short) path = short.replace('~', '${COMMUNITY}').replace('!', '${ID}')`,
        `  return [name, { name, method: ${JSON.stringify(METHODS)}[sign], path, body, answers }]`,
        '}))',
      ].join('\n')
    },
  }
}
