import * as answering from './answering.ts'
import * as asking from './asking.ts'
import * as challenges from './challenges.ts'
import * as charters from './charters.ts'
import * as comments from './comments.ts'
import * as communities from './communities.ts'
import * as finding from './finding.ts'
import * as following from './following.ts'
import * as founding from './founding.ts'
import * as gaps from './gaps.ts'
import * as gatherings from './gatherings.ts'
import * as history from './history.ts'
import * as hooks from './hooks.ts'
import * as hosting from './hosting.ts'
import { countInbox, markInbox, readInbox } from './inbox.ts'
import * as joining from './joining.ts'
import * as links from './links.ts'
import * as mails from './mails.ts'
import { readMeasures, readMeasuresCsv } from './measures.ts'
import * as moderation from './moderation.ts'
import * as offline from './offline.ts'
import * as pages from './pages.ts'
import * as people from './people.ts'
import * as profiles from './profiles.ts'
import * as pulse from './pulse.ts'
import * as push from './push.ts'
import * as questions from './questions.ts'
import * as stars from './stars.ts'
import { giveThanks, listThanks, takeThanks } from './thanks.ts'
import * as thoughts from './thoughts.ts'
import * as waysIn from './ways-in.ts'

/** Every route of the API by name. No address of the API is written anywhere else. */
export const routes = {
  ...people,
  ...communities,
  ...pages,
  ...finding,
  ...offline,
  ...questions,
  ...answering,
  ...asking,
  ...charters,
  ...comments,
  ...history,
  ...links,
  ...stars,
  ...following,
  readInbox,
  countInbox,
  markInbox,
  ...mails,
  ...push,
  ...founding,
  ...gaps,
  ...gatherings,
  ...hosting,
  readMeasures,
  readMeasuresCsv,
  giveThanks,
  takeThanks,
  listThanks,
  ...pulse,
  ...challenges,
  ...thoughts,
  ...waysIn,
  ...joining,
  ...profiles,
  ...moderation,
  ...hooks,
}
export type Routes = typeof routes
export type RouteName = keyof Routes
