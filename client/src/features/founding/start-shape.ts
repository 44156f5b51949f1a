import type { OutputOf, routes } from '@commonplace/api'

/** How far the first hour has come, as the API tells it. */
export type StartShape = OutputOf<typeof routes.readStart>
