import { must } from '@commonplace/kit'
import type { Hit } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { as, asOrNull } from '../rows.ts'
import type { Ranked } from './rank.ts'
import type { Term } from './search-index.ts'
import { matcher, snippetOf, termsIn } from './snippet.ts'

/** Turns ranked things into hits. Texts are read and snippets made only here, for the few that are shown. */
export async function hitsOf(
  { db }: Context,
  things: readonly (Ranked & { readonly terms: readonly Term[] })[],
): Promise<Hit[]> {
  if (things.length === 0) return []
  const docs = await db
    .selectFrom('search_docs')
    .selectAll()
    .where(
      'id',
      'in',
      things.map(({ doc }) => doc),
    )
    .execute()
  const sections = await db
    .selectFrom('search_sections')
    .selectAll()
    .where((it) =>
      it.or([
        it(
          'id',
          'in',
          things.flatMap((thing) => thing.sections),
        ),
        it.and([
          it('place', '=', 0),
          it(
            'doc_id',
            'in',
            things.map(({ doc }) => doc),
          ),
        ]),
      ]),
    )
    .execute()
  return things.map((thing) => {
    const doc = must(
      docs.find(({ id }) => id === thing.doc),
      'a found section has its thing',
    )
    const match = matcher(thing.terms)
    const own = sections
      .filter(({ doc_id }) => doc_id === thing.doc)
      .map((section) => ({
        section,
        terms: termsIn(`${section.heading} ${section.text}`, match),
        order: thing.sections.indexOf(section.id),
      }))
    // The section that says most of the words; where only the title does, the beginning.
    own.sort(
      (a, b) =>
        b.terms - a.terms || (a.terms === 0 ? a.section.place - b.section.place : rankOf(a.order) - rankOf(b.order)),
    )
    const { section } = must(own[0], 'everything that is indexed has a first section')
    return {
      kind: as(doc.kind),
      id: doc.thing_id,
      pageKind: asOrNull(doc.page_kind),
      title: doc.title,
      anchor: section.anchor,
      heading: section.heading,
      snippet: snippetOf(section.text, match),
      accepted: doc.accepted === 1,
      score: thing.score,
    }
  })
}

const rankOf = (order: number) => (order < 0 ? Number.POSITIVE_INFINITY : order)
