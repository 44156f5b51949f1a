import type { ThoughtRow } from '@commonplace/api'
import { fromMarkdown, textOf } from '@commonplace/document'
import type { Comment, Community, Page, Thought } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from './addresses.ts'
import { peopleOf } from './people.ts'

/** So many of what was said stand with a thought, so far. */
const LATEST = 2
const BEGINNING = 200

/** Thoughts as lists show them: those whose page is there for whoever asks. `reads` must be those behind their gates. */
export async function thoughtRows(
  reads: Reads,
  community: Community,
  thoughts: readonly Thought[],
): Promise<ThoughtRow[]> {
  const pages = await reads.pages.many(thoughts.map(({ pageId }) => pageId))
  const there = thoughts.flatMap(({ pageId, at }) => {
    const page = pages.get(pageId)
    return page && page.deletedAt === null ? [{ page, at }] : []
  })
  const said =
    there.length > 0
      ? await reads.comments.of(
          'page',
          there.map(({ page }) => page.id),
        )
      : []
  const replies = Map.groupBy(said.filter(isReply), ({ subject }) => subject.id)
  const people = await peopleOf(reads, [
    ...there.map(({ page }) => page.createdBy),
    ...[...replies.values()].flatMap((all) => all.slice(-LATEST).map(({ by }) => by)),
  ])
  return there.map(({ page, at }) => {
    const all = replies.get(page.id) ?? []
    return {
      ...placeOf(community, page),
      ...{ by: people(page.createdBy), at, replies: all.length },
      latest: all.slice(-LATEST).map((one) => ({
        ...{ id: one.replyTo ?? one.id, by: people(one.by), at: one.at, words: beginningOf(one) },
      })),
    }
  })
}

const placeOf = (community: Community, page: Page) => ({
  ...{ id: page.id, url: pageUrl(community, page), title: page.fields.title, lead: page.lead },
})

/** What somebody suggests to write otherwise is no reply. */
const isReply = ({ proposal }: Comment): boolean => proposal === null

function beginningOf({ text }: Comment): string {
  const words = textOf(fromMarkdown(text, { keepTitle: true, wordsOnly: true }).json)
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...words]
  return letters.length > BEGINNING ? `${letters.slice(0, BEGINNING).join('').trimEnd()}…` : words
}

/** The thought that was published last, for Home. */
export async function thoughtOf(reads: Reads, community: Community): Promise<ThoughtRow | null> {
  const [row] = await thoughtRows(reads, community, await reads.thoughts.published(community.id, 1))
  return row ?? null
}
