import { folded, type Language, languagesOf, stemIn } from '@commonplace/domain/search'
import { sql } from 'kysely'
import type { SearchEntry, SearchWrites } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { tagKey } from '../repositories/tags.ts'
import { flag } from '../rows.ts'
import { marksOf, peopleOf } from './filter.ts'
import { find } from './find.ts'
import { type IndexedSection, shareOf } from './search-index.ts'
import { similar } from './similar.ts'
import { stemsIn } from './stems.ts'
import { communityWith, learnWords } from './vocabulary.ts'

export function searchRepository(context: Context): SearchWrites {
  return {
    find: (query) => find(context, query),
    missing: (kind, after, limit) => missing(context, kind, after, limit),
    similar: (community, text, limit) => similar(context, community, text, limit),
    async put(entry) {
      await remove(context, entry.kind, entry.id)
      await add(context, entry)
    },
    remove: (kind, id) => remove(context, kind, id),
  }
}

/** Of what has a text and is not withdrawn. What was never derived is put in when it is. */
async function missing({ db }: Context, kind: 'page' | 'question', after: string, limit: number): Promise<string[]> {
  const thing = sql.table(kind === 'page' ? 'pages' : 'questions')
  const kept = kind === 'page' ? sql`1 = 1` : sql`thing.merged_into is null`
  const { rows } = await sql<{ id: string }>`
    select thing.id from ${thing} as thing
    where thing.id > ${after} and thing.deleted_at is null and ${kept}
      and exists (select 1 from contents where contents.document_id = thing.document_id)
      and not exists (select 1 from search_docs as doc where doc.kind = ${kind} and doc.thing_id = thing.id)
    order by thing.id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
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
  const sections = entry.sections.length > 0 ? entry.sections : [{ anchor: '', heading: '', text: '' }]
  const languages = languagesOf(
    entry.title,
    sections.map(({ text }) => text),
  )
  const community = await communityWith(
    context,
    entry.communityId,
    languages.filter((one) => one !== null),
  )
  const title = folded(entry.title)
  const doc = await db
    .insertInto('search_docs')
    .values({
      community_id: entry.communityId,
      kind: entry.kind,
      thing_id: entry.id,
      page_kind: entry.pageKind,
      status: entry.status,
      title: entry.title,
      title_key: title,
      tags: `\n${entry.tags.map(tagKey).join('\n')}\n`,
      people: peopleOf(entry),
      accepted: flag(entry.accepted),
      answered: flag(entry.answered),
      changed_at: entry.changedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const tags = folded(entry.tags.join(' '))
  const marks = marksOf(entry)
  const next = await nextSection(context, community)
  const indexed = sections.map(({ anchor, heading, text }, place): IndexedSection => {
    const stems = (words: string) => withStems(words, languages[place] ?? null)
    const parts = { title, heading: folded(heading), tags, text: folded(text) }
    const words = {
      title: stems(title),
      heading: stems(parts.heading),
      tags: stems(tags),
      text: stems(parts.text),
    }
    return { id: next + place, docId: doc.id, place, anchor, heading, text, folded: parts, words, marks }
  })
  await index.add(db, indexed)
  await index.addTitle(
    db,
    community,
    doc.id,
    [...new Set(withStems(title, languages[0] ?? null).split(' '))].filter(Boolean),
  )
  await index.addStems(db, community, doc.id, stemsIn(indexed))
  const words = [title, tags, ...indexed.flatMap(({ folded: { heading, text } }) => [heading, text])]
  await learnWords(context, community, words.join(' ').split(' '))
}

async function nextSection({ db }: Context, community: number): Promise<number> {
  const { from, below } = shareOf(community)
  const last = await db
    .selectFrom('search_sections')
    .select((it) => it.fn.max('id').as('id'))
    .where('id', '>=', from)
    .where('id', '<', below)
    .executeTakeFirst()
  return (last?.id ?? from) + 1
}

/** Folded words, each with its stem after it where that is another word. */
function withStems(words: string, language: Language | null): string {
  if (language === null || words === '') return words
  return words
    .split(' ')
    .map((word) => {
      const stem = stemIn(word, language)
      return stem === word ? word : `${word} ${stem}`
    })
    .join(' ')
}
