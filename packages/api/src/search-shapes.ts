import * as z from 'zod/mini'
import { Kind } from './shapes.ts'

/** A page, question or answer that a search found. */
export const SearchHit = z.object({
  kind: z.enum(['page', 'question', 'answer']),
  id: z.string(),
  pageKind: z.nullable(Kind),
  title: z.string(),
  url: z.string(),
  section: z.nullable(z.string()),
  /** Plain text; each word found stands between U+E000 and U+E001. */
  snippet: z.string(),
  accepted: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>
