import * as z from 'zod/mini'
import { route } from '../route.ts'
import { CommunitySlug, Id, LinkEnd, PagePlace } from '../shapes.ts'

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const id = z.object({ id: Id })
const Ends = z.object({ out: z.array(LinkEnd), in: z.array(LinkEnd) })

export const readUnlinked = route('readUnlinked', {
  method: 'GET',
  path: '/pages/:id/unlinked',
  about: 'Pages that name this one by its title without a link, with the sentence.',
  policy: reader,
  params: id,
  output: z.object({ items: z.array(z.object({ page: PagePlace, sentence: z.string() })) }),
})
export const linkMention = route('linkMention', {
  method: 'POST',
  path: '/pages/:id/mentions',
  about: 'Makes a link of the first place where another page names this one without one.',
  policy: { who: 'signed-in', scope: 'write', act: 'edit' },
  params: id,
  input: z.object({ from: Id }),
  output: Ends,
})
export const listBrokenLinks = route('listBrokenLinks', {
  method: 'GET',
  path: '/communities/:slug/broken-links',
  about: 'Links that lead to what lies in the trash, was withdrawn, or never was; with where they stand.',
  policy: reader,
  params: z.object({ slug: CommunitySlug }),
  output: z.object({
    items: z.array(
      z.object({
        from: LinkEnd,
        to: z.string(),
        why: z.enum(['trash', 'unknown']),
        /** The id that a page has to be made under for the link to lead there; null where it leads to no page. */
        pageId: z.nullable(z.string()),
      }),
    ),
  }),
})
