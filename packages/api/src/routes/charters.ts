import { SIGNATURE_STATES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Id, Instant, listOf, Paging, Person } from '../shapes.ts'

// A charter is signed at a version.

const id = z.object({ id: Id })

export const signCharter = route('signCharter', {
  method: 'POST',
  path: '/pages/:id/signatures',
  about: 'Signs a charter as its text was read; refused where it was changed meanwhile, or means something else since.',
  policy: { who: 'signed-in', scope: 'write', act: 'sign' },
  params: id,
  input: z.object({
    /** `charter.revision` of the page that was read. */
    revision: z.string().check(z.minLength(1), z.maxLength(64)),
  }),
  output: z.object({ version: z.number(), at: Instant }),
  status: 201,
})
export const listSignatures = route('listSignatures', {
  method: 'GET',
  path: '/pages/:id/signatures',
  about: 'Who signed a charter at which version, the latest first; or, for hosts, whose signature is missing.',
  policy: { who: 'signed-in', scope: 'read', act: 'see-members' },
  params: id,
  query: z.object({ ...Paging, show: z.optional(z.enum(['signed', 'missing'])) }),
  output: listOf(
    z.object({
      person: Person,
      /** What they signed last; null where they never did. */
      version: z.nullable(z.number()),
      at: z.nullable(Instant),
      state: z.enum([...SIGNATURE_STATES, 'missing']),
    }),
  ),
})
