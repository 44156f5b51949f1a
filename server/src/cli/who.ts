import type { Community, Member } from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'
import { Failure } from './failure.ts'

export async function communityBySlug(read: Reads, slug: string): Promise<Community> {
  const community = await read.communities.bySlug(slug)
  if (community) return community
  const there = (await read.communities.list()).map((one) => one.slug)
  const known =
    there.length > 0
      ? `There ${there.length === 1 ? 'is' : 'are'}: ${there.join(', ')}.`
      : 'There is none yet: run "commonplace setup".'
  throw new Failure(`There is no community “${slug}”. ${known}`)
}

export async function memberByEmail(read: Reads, email: string): Promise<Member> {
  const member = await read.members.byEmail(email.trim().toLowerCase())
  if (!member) throw new Failure(`Nobody here has the mail address ${email}.`)
  return member
}

/** Who acts for a command that names nobody: the founder who has been there longest. */
export async function founderOf(read: Reads, community: Community): Promise<Member> {
  let cursor: string | undefined
  let first: (Member & { role: string }) | null = null
  do {
    const piece = await read.members.listOf(community.id, { limit: 200, cursor })
    for (const member of piece.items) {
      if (member.role === 'founder' && (first === null || member.joinedAt < first.joinedAt)) first = member
    }
    cursor = piece.next ?? undefined
  } while (cursor !== undefined)
  if (first === null)
    throw new Failure(`The community “${community.slug}” has no founder. Name somebody with --member.`)
  return first
}
