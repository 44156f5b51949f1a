import { routes } from '@commonplace/api'
import { type Actor, type Community, type CommunitySettings, can, dayNumber, startOfDay } from '@commonplace/domain'
import { type Services, useCase } from '../../ports/use-case.ts'
import { communityTarget, judge, openCommunity } from '../shared/doors.ts'
import { evidenceIn, resolvedIn, storiesIn, trustIn, unansweredIn } from './behind.ts'
import { marksIn, pulseIn } from './beside.ts'
import { look } from './look.ts'

/** The community of somebody who may see its measures, with its settings: hosts may open them to whoever reads there. */
export async function openMeasures(
  { store, settings }: Services,
  actor: Actor,
  slug: string,
): Promise<{ community: Community; set: CommunitySettings }> {
  const community = await openCommunity(store.read, actor, 'see', slug)
  const set = await settings.read(slug)
  judge(actor, 'see-measures', { ...communityTarget(community), openMeasures: set.openMeasures }, 'community')
  return { community, set }
}

/** What the community did, with the lists behind the numbers as the asker may read them. Nobody's name stands beside a number. */
export const readMeasures = useCase(routes.readMeasures, async (services, { actor, params, query, now }) => {
  const { community, set } = await openMeasures(services, actor, params.slug)
  const { read } = services.store
  const counted = await look(services.store, community, query.range ?? '12w', now)
  const seq = await read.measures.place()
  const span = { from: counted.points[0]?.from ?? now, to: now }
  return {
    ...counted,
    unanswered: await unansweredIn(read, seq, community, now),
    trust: await trustIn(read, seq, community, now),
    evidence: await evidenceIn(read, seq, community, set),
    resolvedLately: await resolvedIn(read, community),
    stories: await storiesIn(read, community),
    marks: await marksIn(read, seq, community, { ...span, to: startOfDay(dayNumber(now) + 1) }).then((all) =>
      all.filter(({ at }) => at <= now),
    ),
    pulse: await pulseIn(read, actor, community, span),
    mayOpen: can(actor, 'administer', communityTarget(community)),
    open: set.openMeasures,
  }
})
