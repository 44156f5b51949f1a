import { must } from '@commonplace/kit'
import type { SearchEntry, SearchWrites } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { tagKey } from '../repositories/tags.ts'
import { flag, folded } from '../rows.ts'
import { find } from './find.ts'
import { type IndexedSection, shareOf } from './search-index.ts'
import { similar } from './similar.ts'
import { communityNumber, learnWords } from './vocabulary.ts'

export function searchRepository(context: Context): SearchWrites {
  return {
    find: (query) => find(context, query),
    similar: (community, text, limit) => similar(context, community, text, limit),
    async put(entry) {
      await remove(context, entry.kind, entry.id)
      await add(context, entry)
    },
    remove: (kind, id) => remove(context, kind, id),
  }
}

async function remove({ db, index }: Context, kind: string, id: string): Promise<void> {
  const doc = await db
    .selectFrom('search_docs')
    .select('id')
    .where('kind', '=', kind)
    .where('thing_id', '=', id)
    .executeTakeFirst()
  if (!doc) return
  await index.remove(db, doc.id)
  await db.deleteFrom('search_docs').where('id', '=', doc.id).execute()
}

async function add(context: Context, entry: SearchEntry): Promise<void> {
  const { db, index } = context
  const community = must(
    await communityNumber(context, entry.communityId, true),
    'a number is made when it is asked for',
  )
  const doc = await db
    .insertInto('search_docs')
    .values({
      community_id: entry.communityId,
      kind: entry.kind,
      thing_id: entry.id,
      page_kind: entry.pageKind,
      status: entry.status,
      title: entry.title,
      tags: `\n${entry.tags.map(tagKey).join('\n')}\n`,
      accepted: flag(entry.accepted),
      changed_at: entry.changedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { from, below } = shareOf(community)
  const last = await db
    .selectFrom('search_sections')
    .select((it) => it.fn.max('id').as('id'))
    .where('id', '>=', from)
    .where('id', '<', below)
    .executeTakeFirst()
  const next = (last?.id ?? from) + 1
  const title = folded(entry.title)
  const tags = folded(entry.tags.join(' '))
  const parts = entry.sections.length > 0 ? entry.sections : [{ anchor: '', heading: '', text: '' }]
  const sections = parts.map(
    ({ anchor, heading, text }, place): IndexedSection => ({
      id: next + place,
      docId: doc.id,
      place,
      anchor,
      heading,
      text,
      folded: { title, heading: folded(heading), tags, text: folded(text) },
    }),
  )
  await index.add(db, sections)
  const words = [title, tags, ...sections.flatMap(({ folded: { heading, text } }) => [heading, text])]
  await learnWords(context, community, words.join(' ').split(' '))
}
