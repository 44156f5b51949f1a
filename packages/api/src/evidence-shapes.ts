import { RUNGS, TRIAL_OUTCOMES } from '@commonplace/domain'
import * as z from 'zod/mini'

// What stories say of practices, on the wire.

/** What a practice has to show before it is called repeated, or proven. */
export const RungNumbersShape = z.object({
  repeated: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
  proven: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
  share: z.number().check(z.int(), z.minimum(0), z.maximum(100)),
})
/** That a story tried a practice. */
export const TrialShape = z.object({ page: z.string(), outcome: z.enum(TRIAL_OUTCOMES) })
/** The same, with the page it leads to. */
export const TrialPlace = z.object({
  ...{ id: z.string(), title: z.string(), url: z.string() },
  outcome: z.enum(TRIAL_OUTCOMES),
})
/** What stories say of a practice, as far as the caller may read them; the latest of them, and the rung that follows from all. */
export const EvidenceShape = z.object({
  worked: z.number(),
  mixed: z.number(),
  didNot: z.number(),
  rung: z.enum(RUNGS),
  numbers: RungNumbersShape,
  stories: z.array(z.object({ ...TrialPlace.shape, at: z.number() })),
})
export type EvidenceShape = z.infer<typeof EvidenceShape>

/** What a page says of what was tried. */
export const PageEvidence = {
  /** What stories say of it; null for what is no practice. */
  evidence: z.nullable(EvidenceShape),
  /** The practices that a story tried, as far as the caller sees them. */
  tried: z.array(TrialPlace),
}
