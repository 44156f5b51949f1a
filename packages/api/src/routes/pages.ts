import { FLOORS, LONGEST_MEANING, MOST_TRIALS, TRIAL_OUTCOMES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { route } from '../route.ts'
import {
  Attachment,
  CommunitySlug,
  FieldsShape,
  Id,
  Kind,
  LinkEnd,
  listOf,
  Markdown,
  PageRow,
  PageShape,
  Paging,
  Person,
  Status,
  Summary,
  Tags,
  Title,
  VersionRow,
} from '../shapes.ts'

const anyone = { who: 'anyone', scope: 'read' } as const
const reader = { ...anyone, act: 'read' } as const
const writer = { who: 'signed-in', scope: 'write' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })
const N = z.coerce.number().check(z.int(), z.minimum(1))
const Outcome = z.enum(TRIAL_OUTCOMES)
const Form = z.object({ format: z.optional(z.enum(['json', 'markdown', 'html'])) })

export const listPages = route('listPages', {
  method: 'GET',
  path: '/communities/:slug/pages',
  about: 'Pages, the last changed first unless sorted otherwise; `deleted=true` lists the trash.',
  policy: { ...anyone, act: 'see' },
  params: slug,
  query: z.object({
    ...Paging,
    kind: z.optional(Kind),
    tag: z.optional(z.string().check(z.maxLength(40))),
    status: z.optional(Status),
    steward: z.optional(Id),
    sort: z.optional(z.enum(['changed', 'title', 'tree'])),
    deleted: z.optional(z.enum(['true', 'false'])),
    pinned: z.optional(z.literal('true')),
  }),
  output: listOf(PageRow),
})
export const createPage = route('createPage', {
  method: 'POST',
  path: '/communities/:slug/pages',
  about: 'A new page, from Markdown, from the headings of its kind, or as a device began it.',
  policy: { ...writer, act: 'create-page' },
  params: slug,
  input: z.object({
    id: z.optional(Id),
    documentId: z.optional(Id),
    kind: Kind,
    title: Title,
    markdown: z.optional(Markdown),
    parentId: z.optional(z.nullable(Id)),
    tags: z.optional(Tags),
    summary: z.optional(Summary),
    /** The practices that a story tried, and what came of it. */
    tried: z.optional(z.array(z.object({ page: Id, outcome: Outcome })).check(z.maxLength(MOST_TRIALS))),
    /** The document as the device began it (a Yjs update in base64, of one client id), so that it could be written in at once. */
    state: z.optional(z.string().check(z.maxLength(4_000_000))),
  }),
  output: PageShape,
  status: 201,
})
export const readPage = route('readPage', {
  method: 'GET',
  path: '/pages/:id',
  about: 'A page; `format` adds the body in that form.',
  policy: reader,
  params: id,
  query: Form,
  output: PageShape,
})
export const changePage = route('changePage', {
  method: 'PATCH',
  path: '/pages/:id',
  about: 'Changes fields, kind or place of a page; a body given as Markdown is merged in as edits.',
  policy: { ...writer, act: 'edit' },
  params: id,
  input: z.object({
    kind: z.optional(Kind),
    title: z.optional(Title),
    summary: z.optional(Summary),
    tags: z.optional(Tags),
    status: z.optional(Status),
    /** Why the status is set so. */
    why: z.optional(Summary),
    stewards: z.optional(z.array(Id).check(z.maxLength(20))),
    reviewEvery: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(120))),
    /** A steward vouches for the page as it stands today. */
    reviewed: z.optional(z.literal(true)),
    extra: z.optional(z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(400)))),
    /** What came of trying these practices; null where they were not. Of others it stays as it is. */
    tried: z.optional(
      z.array(z.object({ page: Id, outcome: z.nullable(Outcome) })).check(z.maxLength(2 * MOST_TRIALS)),
    ),
    parentId: z.optional(z.nullable(Id)),
    /** The sibling it comes after; null for the first place. */
    after: z.optional(z.nullable(Id)),
    markdown: z.optional(Markdown),
  }),
  output: PageShape,
})
export const narrowPage = route('narrowPage', {
  method: 'PUT',
  path: '/pages/:id/audience',
  about:
    'Says who sees a page and what is below it: within what the pages above it say, never beyond. Null for whoever sees those.',
  policy: { who: 'signed-in', scope: 'write', act: 'narrow' },
  params: z.object({ id: Id }),
  input: z.object({
    audience: z.nullable(z.object({ floor: z.enum(FLOORS), people: z.array(Id).check(z.maxLength(100)) })),
  }),
  output: PageShape,
})
export const deletePage = route('deletePage', {
  method: 'DELETE',
  path: '/pages/:id',
  about: 'Puts a page in the trash; it can be taken out again.',
  policy: { ...writer, act: 'delete' },
  params: id,
})
export const undeletePage = route('undeletePage', {
  method: 'POST',
  path: '/pages/:id/undelete',
  about: 'Takes a page out of the trash.',
  policy: { ...writer, act: 'undelete' },
  params: id,
  output: PageShape,
})

export const pinPage = route('pinPage', {
  method: 'PUT',
  path: '/pages/:id/pin',
  about: 'Pins a page: it stands before the others of its kind, and on Home.',
  policy: { ...writer, act: 'pin' },
  params: id,
  output: PageShape,
})
export const unpinPage = route('unpinPage', {
  method: 'DELETE',
  path: '/pages/:id/pin',
  about: 'No longer pins a page.',
  policy: { ...writer, act: 'pin' },
  params: id,
  output: PageShape,
})
export const duplicatePage = route('duplicatePage', {
  method: 'POST',
  path: '/pages/:id/duplicate',
  about: 'A new page, a draft, that begins with the text and facts of this one. Woven answers become quotations in it.',
  policy: { ...writer, act: 'create-page' },
  params: id,
  input: z.object({ id: z.optional(Id), documentId: z.optional(Id), title: z.optional(Title) }),
  output: PageShape,
  status: 201,
})

export const listVersions = route('listVersions', {
  method: 'GET',
  path: '/pages/:id/versions',
  about: 'Kept states, newest first.',
  policy: reader,
  params: id,
  query: z.object(Paging),
  output: listOf(VersionRow),
})
export const createVersion = route('createVersion', {
  method: 'POST',
  path: '/pages/:id/versions',
  about: 'Keeps the present state as a version, with a name.',
  policy: { ...writer, act: 'name-version' },
  params: id,
  input: z.object({
    name: z.optional(z.string().check(z.trim(), z.maxLength(120))),
    summary: z.optional(Summary),
    /** Of a charter: what it means now that it did not before. Whoever signed it is asked again. */
    meaning: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_MEANING))),
    /** The questions that this version answers, each by the section under a heading or by the whole page. */
    answers: z.optional(
      z
        .array(
          z.object({
            id: z.optional(Id),
            questionId: Id,
            heading: z.optional(z.string().check(z.maxLength(300))),
          }),
        )
        .check(z.maxLength(20)),
    ),
  }),
  output: VersionRow,
  status: 201,
})
export const readVersion = route('readVersion', {
  method: 'GET',
  path: '/pages/:id/versions/:n',
  about: 'A version with its body.',
  policy: reader,
  params: z.object({ id: Id, n: N }),
  query: Form,
  output: z.object({
    ...VersionRow.shape,
    fields: FieldsShape,
    html: z.string(),
    markdown: z.optional(z.string()),
    json: z.optional(z.unknown()),
  }),
})
export const readDiff = route('readDiff', {
  method: 'GET',
  path: '/pages/:id/diff',
  about: 'What changed between two versions; without `to`, up to now.',
  policy: reader,
  params: id,
  query: z.object({ from: N, to: z.optional(N) }),
  output: z.object({
    from: VersionRow,
    to: z.nullable(VersionRow),
    html: z.string(),
    added: z.number(),
    removed: z.number(),
    moved: z.number(),
    by: z.array(Person),
    /** Whose the changes are: `data-by` in the HTML is a place in this list. */
    authors: z.array(Person),
  }),
})
export const restoreVersion = route('restoreVersion', {
  method: 'POST',
  path: '/pages/:id/restore',
  about: 'Makes the page, or one section of it, read as it did at a version, as new edits on top.',
  policy: { ...writer, act: 'restore-version' },
  params: id,
  input: z.object({
    version: z.number().check(z.int(), z.minimum(1)),
    /** The heading of the one section to bring back; the whole page without it. */
    section: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(300))),
  }),
  output: VersionRow,
  status: 201,
})
export const markPageRead = route('markPageRead', {
  method: 'POST',
  path: '/pages/:id/read',
  about: 'The caller has read the page up to this version: what comes after it is what changed since.',
  policy: { who: 'signed-in', scope: 'write', act: 'read' },
  params: id,
  input: z.object({ version: z.number().check(z.int(), z.minimum(1)) }),
})
export const readAuthors = route('readAuthors', {
  method: 'GET',
  path: '/pages/:id/authors',
  about: 'Who wrote these words of the present text, stretch by stretch; `before` and `after` tell equal words apart.',
  policy: reader,
  params: id,
  query: z.object({
    quote: z.string().check(z.minLength(1), z.maxLength(2000)),
    before: z.optional(z.string().check(z.maxLength(64))),
    after: z.optional(z.string().check(z.maxLength(64))),
  }),
  output: z.object({ parts: z.array(z.object({ text: z.string(), by: Person })) }),
})
export const readShown = route('readShown', {
  method: 'GET',
  path: '/pages/:id/shown',
  about:
    'A section or block of a page as another page shows it: the one at `at` (the id of a block, or of a heading in the reading page), or the whole page. Judged under the permission of the page itself. With `into` it says whether that page would come to show itself.',
  policy: reader,
  params: id,
  query: z.object({
    at: z.optional(z.string().check(z.maxLength(200))),
    into: z.optional(Id),
    format: z.optional(z.literal('json')),
  }),
  output: z.object({
    /** The id of the block; empty for the whole page. */
    blockId: z.string(),
    state: z.enum(['shown', 'gone', 'trashed', 'cycle', 'many', 'absent', 'deep', 'apart']),
    title: z.string(),
    heading: z.string(),
    url: z.string(),
    /** The frame with the words, or with the sentence on why they are not there. */
    html: z.string(),
    leadsBack: z.boolean(),
    /** Its words to be copied, without the ids of its blocks; woven answers are quotations. */
    json: z.optional(z.unknown()),
  }),
})
export const readAttribution = route('readAttribution', {
  method: 'GET',
  path: '/pages/:id/attribution',
  about: 'Who wrote which words of the present text: runs of characters, block by block.',
  policy: reader,
  params: id,
  output: z.object({
    people: z.array(Person),
    runs: z.array(
      z.object({
        /** The id of the block; null where none around the text has one. */
        block: z.nullable(z.string()),
        from: z.number(),
        to: z.number(),
        /** The place in `people`. */
        by: z.number(),
      }),
    ),
  }),
})
export const readLinks = route('readLinks', {
  method: 'GET',
  path: '/pages/:id/links',
  about: 'What this page points at and what points at it.',
  policy: reader,
  params: id,
  output: z.object({ out: z.array(LinkEnd), in: z.array(LinkEnd) }),
})

export const attachFile = route('attachFile', {
  method: 'POST',
  path: '/pages/:id/attachments',
  about: 'Uploads a picture or file to a page, as raw bytes.',
  policy: { ...writer, act: 'attach' },
  params: id,
  query: z.object({
    name: z.optional(z.string().check(z.maxLength(200))),
    /** Minted by the device, which showed the picture before it was sent; the same sent twice is kept once. */
    id: z.optional(Id),
  }),
  body: 'bytes',
  output: Attachment,
  status: 201,
})
export const readAttachment = route('readAttachment', {
  method: 'GET',
  path: '/attachments/:id',
  about: 'The bytes of an attachment, under the permission of its page.',
  policy: reader,
  params: id,
  answers: 'bytes',
})
