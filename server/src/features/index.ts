import type { UseCase } from '../ports/use-case.ts'
import { adoptions } from './adoptions/index.ts'
import { answering } from './answering/index.ts'
import { attachments } from './attachments/index.ts'
import { challenges } from './challenges/index.ts'
import { charters } from './charters/index.ts'
import { comments } from './comments/index.ts'
import { communities } from './communities/index.ts'
import { credits } from './credits/index.ts'
import { events } from './events/index.ts'
import { following } from './following/index.ts'
import { founding } from './founding/index.ts'
import { gaps } from './gaps/index.ts'
import { gatherings } from './gatherings/index.ts'
import { home } from './home/index.ts'
import { hooks } from './hooks/index.ts'
import { inbox } from './inbox/index.ts'
import { joining } from './joining/index.ts'
import { links } from './links/index.ts'
import { mails } from './mails/index.ts'
import { measures } from './measures/index.ts'
import { moderation } from './moderation/index.ts'
import { offline } from './offline/index.ts'
import { pages } from './pages/index.ts'
import { people } from './people/index.ts'
import { profiles } from './profiles/index.ts'
import { pulse } from './pulse/index.ts'
import { questions } from './questions/index.ts'
import { search } from './search/index.ts'
import { stars } from './stars/index.ts'
import { thanks } from './thanks/index.ts'
import { thoughts } from './thoughts/index.ts'
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
  ...charters,
  ...comments,
  ...credits,
  ...stars,
  ...following,
  ...inbox,
  ...mails,
  ...adoptions,
  ...answering,
  ...founding,
  ...gaps,
  ...gatherings,
  ...measures,
  ...thanks,
  ...pulse,
  ...challenges,
  ...thoughts,
  ...joining,
  ...profiles,
  ...moderation,
  ...hooks,
  ...search,
  ...offline,
]
