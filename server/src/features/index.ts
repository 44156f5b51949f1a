import type { UseCase } from '../ports/use-case.ts'
import { communities } from './communities/index.ts'
import { events } from './events/index.ts'
import { people } from './people/index.ts'

/** Everything that can be done here: one use case for every route of the API. */
export const useCases: readonly UseCase[] = [...people, ...communities, ...events]
