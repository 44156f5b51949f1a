import type { CommunityShape } from '@commonplace/api'
import { type Act, type Actor, addressOf, type Community, can } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { charterOf } from '../shared/charter-shape.ts'
import { communityRow } from '../shared/community-row.ts'
import { communityTarget } from '../shared/doors.ts'

/** A community with its counts and what the asker may do in it. */
export async function communityShape(services: Services, actor: Actor, community: Community): Promise<CommunityShape> {
  const { read } = services.store
  const [row, settings, pages, members, questions, charter] = await Promise.all([
    communityRow(services, actor, community),
    services.settings.read(community.slug),
    read.pages.counts(community.id),
    read.members.countOf(community.id),
    read.questions.counts(community.id),
    charterOf(read, community.id),
  ])
  const { forWhom, topics, locale, accent, joining, domains, holdFirst, guestsAsk, rungs, openMeasures } = settings
  const may = (act: Act) => can(actor, act, { ...communityTarget(community), guestsAsk, openMeasures })
  const asked = actor.memberId !== null && (await read.ways.joinRequestOf(community.id, actor.memberId)) !== null
  return {
    ...row,
    forWhom,
    topics: [...topics],
    locale,
    accent,
    joining,
    asked,
    domains: may('read') ? [...domains] : [],
    holdFirst,
    guestsAsk,
    rungs: { ...rungs },
    openMeasures,
    counts: { ...pages, members, questions: questions.all, openQuestions: questions.open },
    charterUrl: charter ? `${row.url}/p/${addressOf(charter.fields.title, charter.id)}` : null,
    may: {
      read: may('read'),
      plan: may('plan'),
      createPage: may('create-page'),
      ask: may('ask'),
      seeMembers: may('see-members'),
      seeMeasures: may('see-measures'),
      manageMembers: may('manage-members'),
      administer: may('administer'),
    },
  }
}
