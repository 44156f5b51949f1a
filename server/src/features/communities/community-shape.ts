import type { CommunityShape } from '@commonplace/api'
import { type Act, type Actor, addressOf, type Community, can } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { communityRow } from '../shared/community-row.ts'
import { communityTarget } from '../shared/doors.ts'

/** A community with its counts and what the asker may do in it. */
export async function communityShape(services: Services, actor: Actor, community: Community): Promise<CommunityShape> {
  const { read } = services.store
  const [row, settings, pages, members, questions, charters] = await Promise.all([
    communityRow(services, actor, community),
    services.settings.read(community.slug),
    read.pages.counts(community.id),
    read.members.countOf(community.id),
    read.questions.counts(community.id),
    read.pages.list(community.id, { kind: 'charter', limit: 1 }),
  ])
  const may = (act: Act) => can(actor, act, { ...communityTarget(community), guestsAsk: settings.guestsAsk })
  const [charter] = charters.items
  const { topics, locale, accent, joining, domains, holdFirst, guestsAsk } = settings
  const asked = actor.memberId !== null && (await read.ways.joinRequestOf(community.id, actor.memberId)) !== null
  return {
    ...row,
    topics: [...topics],
    locale,
    accent,
    joining,
    asked,
    domains: may('read') ? [...domains] : [],
    holdFirst,
    guestsAsk,
    counts: { ...pages, members, questions: questions.all, openQuestions: questions.open },
    charterUrl: charter ? `${row.url}/p/${addressOf(charter.fields.title, charter.id)}` : null,
    may: {
      read: may('read'),
      createPage: may('create-page'),
      ask: may('ask'),
      seeMembers: may('see-members'),
      manageMembers: may('manage-members'),
      administer: may('administer'),
    },
  }
}
