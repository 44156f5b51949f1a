import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { pageUrl } from '../shared/addresses.ts'
import { writerOf } from '../shared/doors.ts'
import { openOccurrence } from './open-gathering.ts'
import { sheetFor } from './the-sheet.ts'

/** The page that everybody writes in while they gather. It is made when somebody opens it first, once, and is a page like any other from then on. */
export const openSheet = useCase(routes.openSheet, async (services, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const opened = await openOccurrence(services.store.read, actor, 'create-page', params, now)
  const page = await sheetFor(services, { actor, by, now }, opened)
  return { id: page.id, url: pageUrl(opened.community, page) }
})
