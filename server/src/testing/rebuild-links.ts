import { deriveContent } from '@commonplace/document'
import type { CommunityId, DocumentId, Link, Subject } from '@commonplace/domain'
import { bodyOfContent } from '../derive/content.ts'
import { linksOf } from '../derive/mentions.ts'
import { sectionLinksOf } from '../derive/section-links.ts'
import { withdrawnIn, withoutAnswers } from '../derive/withdrawn.ts'
import type { LooseLink } from '../ports/links.ts'
import type { Reads } from '../ports/store.ts'

/** One line for a link, so that two lists of them can be compared. */
const lineOf = (link: Link | LooseLink): string =>
  'kind' in link
    ? `${link.from.kind} ${link.from.id} names ${link.kind} ${link.key}: ${link.sentence}`
    : `${link.from.kind} ${link.from.id} ${link.type} ${link.to.kind} ${link.to.id}: ${link.sentence}`

interface Both {
  /** What the index says. */
  readonly kept: readonly string[]
  /** What a rebuild from every document and act of the community gives. */
  readonly rebuilt: readonly string[]
}

/** The index of links as it is, and as it would be made from nothing. */
export async function bothIndexes(read: Reads, community: CommunityId): Promise<Both> {
  const kept: string[] = []
  const rebuilt: string[] = []
  const look = async (from: Subject, document: DocumentId, acts: readonly Link[]): Promise<void> => {
    kept.push(...(await read.links.out(from)).map(lineOf), ...(await read.links.looseFrom(from)).map(lineOf))
    rebuilt.push(...acts.map(lineOf))
    const content = await read.documents.content(document)
    if (!content) return
    const json = bodyOfContent(content)
    const shown = withoutAnswers(json, await withdrawnIn(read, json))
    const found = await linksOf(read, community, from, deriveContent(shown).links)
    rebuilt.push(...found.mentions.map(lineOf), ...found.shows.map(lineOf), ...found.loose.map(lineOf))
  }
  for (const deleted of [false, true]) {
    const { items } = await read.pages.list(community, { limit: 1000, deleted })
    for (const page of items) await look({ kind: 'page', id: page.id }, page.documentId, [])
  }
  const questions = await read.questions.many(
    (await read.questions.changedSince(community, 0, 1000)).map(({ id }) => id),
  )
  for (const question of questions.values()) {
    const from = { kind: 'question', id: question.id } as const
    const asked: Link[] = question.askedFrom
      ? [
          {
            type: 'asked-from',
            from,
            to: { kind: 'page', id: question.askedFrom.pageId },
            sentence: question.askedFrom.anchor.quote,
          },
        ]
      : []
    await look(from, question.documentId, [...asked, ...(await sectionLinksOf(read, question))])
    for (const answer of await read.questions.answersOf(question.id)) {
      const own = { kind: 'answer', id: answer.id } as const
      const adoptions = (await read.adoptions.ofAnswers([answer.id])).filter(({ detachedAt }) => detachedAt === null)
      const headings = new Map(adoptions.map(({ pageId, heading }) => [pageId, heading]))
      const adopted = [...headings].map(
        ([id, sentence]): Link => ({ type: 'adopted-into', from: own, to: { kind: 'page', id }, sentence }),
      )
      await look(own, answer.documentId, adopted)
    }
  }
  return { kept: kept.sort(), rebuilt: rebuilt.sort() }
}
