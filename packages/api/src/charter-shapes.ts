import { SIGNATURE_STATES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Instant, Person } from './person-shape.ts'

// How a charter stands with those who signed it, on the wire.

/** At which version somebody signed, and how that stands. */
export const SignatureShape = z.object({ version: z.number(), at: Instant, state: z.enum(SIGNATURE_STATES) })

/** What a page of the kind charter says beside its text. */
export const CharterShape = z.object({
  /** Names the text that this answer holds: who signs sends it along, so that nobody signs what they did not see. */
  revision: z.string(),
  /** The last version that changed what it means; null where none did. */
  meaning: z.nullable(z.object({ version: z.number(), by: Person, at: Instant, why: z.string() })),
  /** How many members signed it as it is meant now, and how many there are; guests do not sign. */
  signed: z.number(),
  members: z.number(),
  /** The caller's own. */
  mine: z.nullable(SignatureShape),
  /** The day on which it is to be renewed, and whether that is near. */
  renewal: z.nullable(z.object({ at: Instant, due: z.boolean() })),
  may: z.object({ sign: z.boolean(), seeSigners: z.boolean(), seeMissing: z.boolean() }),
})
export type CharterShape = z.infer<typeof CharterShape>
