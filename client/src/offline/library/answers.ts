import type { RouteName } from '@commonplace/api'

/** Under which key the answer of a route is kept. Only what decides the answer is part of it. */
export function answerKey(name: RouteName, params: Readonly<Record<string, unknown>> = {}): string {
  return `${name} ${Object.values(params).join(' ')}`.trim()
}
