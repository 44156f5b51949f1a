import { type Language, matcher, type Ranked, snippetOf, type Term, tellingSection } from '@commonplace/domain/search'
import { must } from '@commonplace/kit'
import type { Hit } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { as, asOrNull } from '../rows.ts'

/** Turns ranked things into hits. Texts are read and snippets made only here, for the few that are shown. */
export async function hitsOf(
  { db }: Context,
  languages: readonly Language[],
  things: readonly (Pick<Ranked, 'doc' | 'score' | 'sections'> & { readonly terms: readonly Term[] })[],
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
    // Not what the engine looks words up by, which is longer than the text.
    .select(['id', 'doc_id', 'place', 'anchor', 'heading', 'text'])
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
    const match = matcher(thing.terms, languages)
    const own = sections.filter(({ doc_id }) => doc_id === thing.doc)
    const section = must(tellingSection(own, thing.sections, match), 'everything that is indexed has a first section')
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
