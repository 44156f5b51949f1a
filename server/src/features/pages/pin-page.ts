import { Refusal, routes } from '@commonplace/api'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'

type OfPin = typeof routes.pinPage | typeof routes.unpinPage

/** What is pinned stands before everything else: more than this, and it does not. */
const MOST_PINNED = 12

async function setPin(services: Services, asking: Asking<OfPin>, pinned: boolean) {
  const by = writerOf(asking)
  const at = asking.now
  const { community, page } = await services.store.change(async (writes) => {
    const opened = await openPage(writes, asking.actor, 'pin', asking.params.id)
    const { community, page } = opened
    alive(page, 'page')
    if ((page.pinnedAt !== null) === pinned) return opened
    const others = await writes.pages.list(community.id, { pinned: true, limit: MOST_PINNED })
    if (pinned && others.items.length >= MOST_PINNED) throw new Refusal('too-many', say('tooManyPinned', MOST_PINNED))
    const pinnedAt = pinned ? at : null
    await writes.pages.change(page.id, { pinnedAt })
    const subject = { kind: 'page', id: page.id } as const
    const data = { title: page.fields.title, pinned }
    await writes.events.tell({ communityId: community.id, type: 'page-pinned', by, subject, data }, at)
    return { community, page: { ...page, pinnedAt } }
  })
  return pageShape(services, asking, community, page)
}

/** Pins a page. */
export const pinPage = useCase(routes.pinPage, (services, asking) => setPin(services, asking, true))
/** No longer pins it. */
export const unpinPage = useCase(routes.unpinPage, (services, asking) => setPin(services, asking, false))
