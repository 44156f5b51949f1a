import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

// The browser needs the name, method and address of a route; what it sends and gets is checked by the server and, while we write it, by
// the types. Leaving the shapes out spares every reader the schema library (13 kB compressed).

const API = fileURLToPath(new URL('../../packages/api/src/', import.meta.url))
const SLIM = '\0slim-api'

interface Described {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly body: string
  readonly answers: string
}

/** What most routes take and give is left out of their lines. */
function usual(method: string, body: string, answers: string): string[] {
  if (answers !== 'json') return [body, answers]
  return body === (method === 'GET' ? 'none' : 'json') ? [] : [body]
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
      // A line each, read when the program starts: half the bytes of as many objects.
      const lines = Object.values(routes).map(({ name, method, path, body, answers }) =>
        [name, method, path, ...usual(method, body, answers)].join(' '),
      )
      return [
        `export { createApi, Unreachable, urlOf } from '${API}client.ts'`,
        `export { REFUSALS, Refusal } from '${API}refusal.ts'`,
        `const lines = ${JSON.stringify(lines.join('\n'))}.split('\\n')`,
        'export const routes = Object.fromEntries(lines.map((line) => {',
        "  const [name, method, path, body = method === 'GET' ? 'none' : 'json', answers = 'json'] = line.split(' ')",
        '  return [name, { name, method, path, body, answers }]',
        '}))',
      ].join('\n')
    },
  }
}
