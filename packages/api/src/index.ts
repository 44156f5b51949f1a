/** The API as data: routes, shapes, refusals, and a typed client of them. */

export { type Api, type Call, createApi, Unreachable, urlOf } from './client.ts'
export { openApi } from './openapi.ts'
export { type Problem, REFUSALS, Refusal, type RefusalCode } from './refusal.ts'
export type { InputOf, Method, OutputOf, ParamsOf, Policy, QueryOf, Route } from './route.ts'
export type { InboxItem } from './routes/inbox.ts'
export { type RouteName, type Routes, routes } from './routes/index.ts'
export * from './shapes.ts'
export { WIRE_VERSION } from './wire-version.ts'
