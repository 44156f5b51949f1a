import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, Instant, listOf, Person } from '../shapes.ts'

const host = { who: 'signed-in', scope: 'admin', act: 'moderate' } as const
const slug = z.object({ slug: CommunitySlug })
const slugAndId = z.object({ slug: CommunitySlug, id: Id })
const Subject = z.object({ kind: z.enum(['page', 'question', 'answer', 'comment']), id: Id })
/** What hosts are called to: thanks, too, which they take away instead of hiding them. */
const Reported = z.object({ kind: z.enum([...Subject.shape.kind.options, 'thanks']), id: Id })
const Reason = z.string().check(z.trim(), z.minLength(1, { error: 'Say why, in a sentence.' }), z.maxLength(500))
/** What something is called and where it is; empty where it has no address of its own any more. */
const Shown = z.object({ ...Subject.shape, title: z.string(), url: z.string() })
const ReportedShown = z.object({ ...Reported.shape, title: z.string(), url: z.string() })

export const reportContent = route('reportContent', {
  method: 'POST',
  path: '/communities/:slug/reports',
  about: 'Calls the hosts to something that should not stand there.',
  policy: { who: 'signed-in', scope: 'write', act: 'report' },
  params: slug,
  input: z.object({ ...Reported.shape, reason: Reason }),
})
export const readModeration = route('readModeration', {
  method: 'GET',
  path: '/communities/:slug/moderation',
  about: 'What waits for a host: reports, first posts that are held, what is hidden, and who is banned.',
  policy: { ...host, scope: 'write' },
  params: slug,
  output: z.object({
    reports: z.array(z.object({ id: z.string(), about: ReportedShown, by: Person, reason: z.string(), at: Instant })),
    held: z.array(z.object({ about: Shown, by: Person, at: Instant })),
    hidden: z.array(z.object({ about: Shown, by: Person, reason: z.string(), at: Instant })),
    bans: z.array(z.object({ person: Person, by: Person, reason: z.string(), at: Instant })),
  }),
})
export const settleReport = route('settleReport', {
  method: 'POST',
  path: '/communities/:slug/reports/:id',
  about: 'Says what became of a report.',
  policy: host,
  params: slugAndId,
  input: z.object({ outcome: Reason }),
})
export const moderate = route('moderate', {
  method: 'POST',
  path: '/communities/:slug/moderation',
  about:
    'Hides something from everybody but hosts or shows it again, locks or unlocks it, or lets a held first post through.',
  policy: host,
  params: slug,
  input: z.object({
    ...Subject.shape,
    act: z.enum(['hide', 'show', 'lock', 'unlock']),
    reason: z.optional(z.string().check(z.trim(), z.maxLength(500))),
  }),
})
export const undoMember = route('undoMember', {
  method: 'POST',
  path: '/communities/:slug/members/:id/undo',
  about:
    'Undoes what a member did in the last hours, a day at most, as one act: what they wrote goes, what they changed stands as before.',
  policy: host,
  params: slugAndId,
  input: z.object({ hours: z.number().check(z.minimum(1), z.maximum(24)), reason: Reason }),
  output: z.object({ removed: z.number(), restored: z.number(), left: z.array(Shown) }),
})
export const banMember = route('banMember', {
  method: 'PUT',
  path: '/communities/:slug/bans/:id',
  about: 'Takes somebody out and keeps them out: no link and no request lets them in again.',
  policy: host,
  params: slugAndId,
  input: z.object({ reason: Reason }),
})
export const unbanMember = route('unbanMember', {
  method: 'DELETE',
  path: '/communities/:slug/bans/:id',
  about: 'Lets somebody join again who was kept out.',
  policy: host,
  params: slugAndId,
})
export const readAudit = route('readAudit', {
  method: 'GET',
  path: '/communities/:slug/audit',
  about:
    'What was done with rights and with what others wrote: roles, bans, audiences, deletes, exports, tokens of the community. No contents.',
  policy: { who: 'signed-in', scope: 'admin', act: 'manage-members' },
  params: slug,
  query: z.object({ before: z.optional(z.coerce.number()) }),
  output: listOf(
    z.object({
      id: z.string(),
      at: Instant,
      type: z.string(),
      by: z.nullable(Person),
      /** Who or what it was done to, by name. */
      about: z.string(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
})
