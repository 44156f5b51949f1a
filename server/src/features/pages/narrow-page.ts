import { Refusal, routes } from '@commonplace/api'
import type { Audience, Community, MemberId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { pageShape } from '../shared/page-shape.ts'
import { isWithheld } from '../shared/withheld.ts'

/**
 * Says who sees a page and all that is below it. What the pages above it say holds as well, so it narrows and never widens. Whoever says it
 * and is no host stays in by name: nobody shuts themselves out. While hosts keep it back they alone show it, and to no more than before.
 */
export const narrowPage = useCase(routes.narrowPage, async (services, asking) => {
  const by = writerOf(asking)
  const { actor, input, now } = asking
  const { community, page } = await services.store.change(async (writes) => {
    const opened = await openPage(writes, actor, 'narrow', asking.params.id)
    alive(opened.page, 'page')
    if (await isWithheld(writes, opened.page)) throw new Refusal('conflict', say('keptBack'))
    const audience = input.audience && (await audienceFrom(writes, opened.community, input.audience))
    if (audience && audience.floor === 'host' && !isHost(actor.roles[opened.community.id]))
      audience.people = [...new Set([...audience.people, by])]
    if (JSON.stringify(audience) === JSON.stringify(opened.page.audience)) return opened
    await writes.pages.change(opened.page.id, { audience })
    const subject = { kind: 'page', id: opened.page.id } as const
    const data = {
      title: opened.page.fields.title,
      floor: audience?.floor ?? null,
      people: audience?.people.length ?? 0,
    }
    const event = { communityId: opened.community.id, type: 'page-narrowed', by, subject, data } as const
    await writes.events.tell(event, now)
    return { ...opened, page: { ...opened.page, audience } }
  })
  return pageShape(services, asking, community, page)
})

const isHost = (role: string | undefined): boolean => role === 'host' || role === 'founder'

/** Only who belongs to the community can be let in by name. */
async function audienceFrom(
  reads: Reads,
  community: Community,
  { floor, people }: { floor: Audience['floor']; people: readonly string[] },
): Promise<{ floor: Audience['floor']; people: readonly MemberId[] }> {
  const named = [...new Set(people)] as MemberId[]
  for (const id of named) {
    if (await reads.members.membership(community.id, id)) continue
    throw new Refusal('bad-input', say('letInHere'), {
      field: 'audience',
    })
  }
  return { floor, people: named }
}
