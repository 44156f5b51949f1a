import type { ProfileShape } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'

const portraitUrl = (member: MemberId, revision: string) => `/api/v1/members/${member}/portrait/${revision}`

/** What these people say of themselves; empty for who has said nothing. */
export async function profilesOf(
  reads: Reads,
  members: readonly MemberId[],
): Promise<(member: MemberId) => ProfileShape> {
  const [profiles, portraits] = await Promise.all([
    reads.profiles.many(members),
    reads.profiles.portraitRevisions(members),
  ])
  return (member) => {
    const profile = profiles.get(member)
    const revision = portraits.get(member)
    return {
      offers: profile?.offers ?? '',
      seeks: profile?.seeks ?? '',
      topics: [...(profile?.topics ?? [])],
      portrait: revision === undefined ? null : portraitUrl(member, revision),
    }
  }
}

export async function profileOf(reads: Reads, member: MemberId): Promise<ProfileShape> {
  return (await profilesOf(reads, [member]))(member)
}
