import type { PageId } from '@commonplace/domain'
import type { Store, Writes } from '../ports/store.ts'
import type { Context } from './repositories/context.ts'
import { evidenceReads } from './repositories/evidence.ts'
import { pageReads } from './repositories/pages.ts'
import { searchRepository } from './search/search-repository.ts'

/** The store as somebody finds it who does not pass these gates. Whatever does not hold pages is the very same. */
export function behindGates(
  store: Store,
  context: Context,
  closed: readonly PageId[],
  change: <T>(closed: readonly PageId[], fn: (writes: Writes) => Promise<T>) => Promise<T>,
): Store {
  if (closed.length === 0) return store
  const hiding = { ...context, closed }
  return {
    read: {
      ...store.read,
      pages: pageReads(hiding),
      evidence: evidenceReads(hiding),
      search: searchRepository(hiding),
    },
    behind: (more) => store.behind([...closed, ...more]),
    change: (fn) => change(closed, fn),
    mark: () => store.mark(),
    onEvents: (listener) => store.onEvents(listener),
    check: () => store.check(),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}
