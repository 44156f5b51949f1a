import type { PageShape } from '@commonplace/api'

type Tried = PageShape['fields']['tried']

/** The practices of a story as it says now; those whose titles are not known here are shown once the server named them. */
export const withTrials = (
  known: PageShape['tried'],
  tried: readonly { page: string; outcome: Tried[number]['outcome'] }[],
) =>
  known.flatMap((one) => {
    const now = tried.find(({ page }) => page === one.id)
    return now ? [{ ...one, outcome: now.outcome }] : []
  })

/** What a story says it tried after an act that says it of some: only what the act names is otherwise. */
export function trialsAfter(tried: Tried, said: unknown): Tried {
  const given = Array.isArray(said) ? (said as { page: string; outcome: Tried[number]['outcome'] | null }[]) : []
  const named = new Set(given.map((one) => one.page))
  const stay = tried.filter((one) => !named.has(one.page))
  return [...stay, ...given.flatMap(({ page, outcome }) => (outcome === null ? [] : [{ page, outcome }]))]
}
