import { type Route, routes } from '@commonplace/api'
import { useCases } from '@commonplace/server/features'
import { expect, test } from 'vitest'

test('[HO40] every route has one use case and every use case a route', () => {
  const answered = useCases.map(({ route }) => route.name)
  expect([...answered].sort()).toEqual(Object.keys(routes).sort())
  const known: Record<string, Route> = routes
  expect(useCases.filter(({ route }) => known[route.name] !== route)).toEqual([])
})
