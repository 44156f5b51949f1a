import * as z from 'zod/mini'
import type { Route } from './route.ts'
import { routes } from './routes/index.ts'
import { WIRE_VERSION } from './wire-version.ts'

const MEDIA = { json: 'application/json', bytes: 'application/octet-stream', events: 'text/event-stream' } as const
const BYTES = { type: 'string', format: 'binary' }

function schemaOf(shape: z.ZodMiniType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return schema
}

function parametersIn(place: 'path' | 'query', shape: z.ZodMiniType) {
  const schema = schemaOf(shape, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: value,
  }))
}

function contentOf(route: Route, side: 'body' | 'answers') {
  const form = route[side]
  if (form === 'none') return undefined
  const schema =
    form === 'bytes' ? BYTES : side === 'body' ? schemaOf(route.input, 'input') : schemaOf(route.output, 'output')
  return { [MEDIA[form]]: { schema } }
}

function operationOf(route: Route) {
  const token = { token: [route.policy.scope] }
  const sent = contentOf(route, 'body')
  const back = contentOf(route, 'answers')
  return {
    operationId: route.name,
    summary: route.about,
    security: route.policy.who === 'signed-in' ? [token] : [{}, token],
    parameters: [...parametersIn('path', route.params), ...parametersIn('query', route.query)],
    ...(sent ? { requestBody: { required: true, content: sent } } : {}),
    responses: {
      [route.status]: { description: 'Done.', ...(back ? { content: back } : {}) },
      default: {
        description: 'A refusal, with a sentence in `detail`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** The whole API as an OpenAPI 3.1 document, made from the same routes that the server answers. */
export function openApi(server: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of Object.values(routes) as Route[]) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  const text = { type: 'string' }
  const problem = {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      field: text,
      requestId: text,
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Commonplace', version: `1.${WIRE_VERSION}` },
    servers: [{ url: server }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: problem } },
  }
}
