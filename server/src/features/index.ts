import type { UseCase } from '../ports/use-case.ts'
import { adoptions } from './adoptions/index.ts'
import { attachments } from './attachments/index.ts'
import { communities } from './communities/index.ts'
import { events } from './events/index.ts'
import { home } from './home/index.ts'
import { links } from './links/index.ts'
import { offline } from './offline/index.ts'
import { pages } from './pages/index.ts'
import { people } from './people/index.ts'
import { questions } from './questions/index.ts'
import { search } from './search/index.ts'
import { versions } from './versions/index.ts'

/** Everything that can be done here: one use case for every route of the API. */
export const useCases: readonly UseCase[] = [
  ...people,
  ...communities,
  ...events,
  ...home,
  ...pages,
  ...versions,
  ...links,
  ...attachments,
  ...questions,
  ...adoptions,
  ...search,
  ...offline,
]
