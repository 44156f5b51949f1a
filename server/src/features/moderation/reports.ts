import { Refusal, routes } from '@commonplace/api'
import type { can, MemberId, ThanksId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Moderated } from '../../ports/moderation.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import type { Noun } from '../../words/nouns.ts'
import { say } from '../../words/say.ts'
import { absent, openAnswer, openCommunity, openPage, openQuestion, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { type ReportedSubject, shownAs } from './subjects.ts'

/** Calls the hosts. Only to what the caller can read: a report is no way to ask whether something is there. */
export const reportContent = useCase(routes.reportContent, async ({ store, clock, random }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const subject: ReportedSubject = { kind: input.kind, id: input.id }
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'report', params.slug)
    await refuseUnseen(writes, actor, subject)
    const shown = await shownAs(writes, community, subject)
    if (!shown) throw absent(subject.kind)
    const report = { id: mintId(clock, random), communityId: community.id, subject, by, reason: input.reason, at: now }
    await writes.moderation.addReport({ ...report, settled: null })
    const data = { title: shown.told, kind: subject.kind, id: subject.id }
    const event = { communityId: community.id, type: 'content-reported', by, subject: null, data } as const
    await writes.events.tell(event, now)
  })
  return {}
})

/** Thanks are seen by who sees what they are for; `noun` names what is reported, whatever is asked on its behalf. */
async function refuseUnseen(
  reads: Reads,
  actor: Parameters<typeof can>[0],
  { kind, id }: ReportedSubject,
  noun: Noun = kind,
): Promise<void> {
  if (kind === 'page') await openPage(reads, actor, 'read', id, noun)
  else if (kind === 'question') await openQuestion(reads, actor, 'read', id, noun)
  else if (kind === 'answer') await openAnswer(reads, actor, 'read', id, noun)
  else if (kind === 'thanks') {
    const thanks = await reads.thanks.byId(id as ThanksId)
    if (!thanks) throw absent(noun)
    const { subject } = thanks
    // Everybody who reads the community sees its gatherings.
    if (subject.kind !== 'gathering') await refuseUnseen(reads, actor, { kind: subject.kind, id: subject.id }, noun)
  } else {
    const comment = await reads.comments.byId(id as never)
    if (!comment || comment.deletedAt !== null) throw absent(noun)
    const { subject } = comment
    await refuseUnseen(reads, actor, { kind: subject.kind as Moderated, id: subject.id }, noun)
  }
}

/** Everything that waits for a host. */
export const readModeration = useCase(routes.readModeration, async ({ store: { read } }, { actor, params }) => {
  const community = await openCommunity(read, actor, 'moderate', params.slug)
  const [reports, withheld, bans] = await Promise.all([
    read.moderation.openReports(community.id),
    read.moderation.allWithheld(community.id),
    read.moderation.bans(community.id),
  ])
  const ids: MemberId[] = [...reports, ...withheld, ...bans].map(({ by }) => by)
  const people = await peopleOf(read, [...ids, ...bans.map(({ memberId }) => memberId)])
  const about = async <S extends ReportedSubject>(subject: S) => {
    const shown = await shownAs(read, community, subject)
    return { ...subject, title: shown?.title ?? '', url: shown?.url ?? '' }
  }
  return {
    reports: await Promise.all(
      reports.map(async ({ id, subject, by, reason, at }) => ({
        ...{ id, reason, at, by: people(by) },
        about: await about(subject),
      })),
    ),
    held: await Promise.all(
      withheld
        .filter(({ state }) => state === 'held')
        .map(async ({ subject, by, at }) => ({ about: await about(subject), by: people(by), at })),
    ),
    hidden: await Promise.all(
      withheld
        .filter(({ state }) => state === 'hidden')
        .map(async ({ subject, by, reason, at }) => ({ about: await about(subject), by: people(by), reason, at })),
    ),
    bans: bans.map(({ memberId, by, reason, at }) => ({ person: people(memberId), by: people(by), reason, at })),
  }
})

export const settleReport = useCase(routes.settleReport, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'moderate', params.slug)
    const report = await writes.moderation.report(params.id)
    if (report?.communityId !== community.id || report.settled !== null) throw new Refusal('not-found', say('noReport'))
    await writes.moderation.settleReport(report.id, { by, at: now, outcome: input.outcome })
    const data = { kind: report.subject.kind, id: report.subject.id, outcome: input.outcome }
    const event = { communityId: community.id, type: 'report-settled', by, subject: null, data } as const
    await writes.events.tell(event, now)
  })
  return {}
})
