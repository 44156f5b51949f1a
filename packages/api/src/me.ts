import * as z from 'zod/mini'
import { CommunityRow, Instant, Role } from './shapes.ts'

/** Who is asking, and where they belong. */
export const Me = z.object({
  member: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      hue: z.number(),
      /** What they chose to be spoken to in; left out where they did not. */
      language: z.optional(z.string()),
    }),
  ),
  memberships: z.array(z.object({ community: CommunityRow, role: Role, joinedAt: Instant })),
  /** This screen was signed out from elsewhere, and is to forget everything it kept of its member. */
  wipe: z.optional(z.literal(true)),
})
export type Me = z.infer<typeof Me>
