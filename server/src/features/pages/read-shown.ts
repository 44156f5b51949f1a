import { type OutputOf, routes } from '@commonplace/api'
import { copyOfPart, leadsBack, type ResolvedShown, shownFrame, shownKey, withoutWoven } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { withoutAnswers } from '../../derive/withdrawn.ts'
import { useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { factsOf } from '../shared/body-facts.ts'
import { absent, openPage } from '../shared/doors.ts'
import { openShown, Showing } from '../shared/open-shown.ts'
import { partDrawer, shownOf } from '../shared/render-body.ts'

/** A section of a page as another one shows it, to whoever may read the page itself; to be put into a text, or copied there as one's own. */
export const readShown = useCase(routes.readShown, async (services, { actor, params, query }) => {
  const { community, page } = await openPage(services.store.read, actor, 'read', params.id)
  const asked = { pageId: page.id, blockId: query.at ?? '' }
  const drawer = partDrawer(services, actor, community)
  const showing = new Showing()
  const found = (await openShown(services, actor, community, [asked], drawer, showing)).get(shownKey(asked))
  if (!found) throw absent('page')
  const words = await found.read()
  // Links into a page name a heading as it reads; what is kept is the block, which stays the same when it is renamed.
  const ref = { pageId: page.id, blockId: words?.part.where.blockId ?? asked.blockId }
  const into = query.into ?? null
  const drawn = await shownOf(services, actor, community, [ref], into, showing)
  const shown = must(drawn[shownKey(ref)], 'what was asked for is answered') as ResolvedShown
  const output: OutputOf<typeof routes.readShown> = {
    blockId: ref.blockId,
    state: shown.state,
    title: shown.title,
    // Also of what is not drawn here: a link to it names its heading.
    heading: words?.heading ?? '',
    url: (words ?? found).href ?? '',
    html: shownFrame(ref, shown, wordsIn(services.language).html.shown),
    leadsBack: into !== null && leadsBack(drawn),
  }
  if (query.format !== 'json' || !words) return output
  const { hidden } = await factsOf(services, actor, community, words.part.refs)
  const json = withoutWoven(withoutAnswers(words.part.json, new Set(hidden)))
  return { ...output, json: { type: 'doc', content: copyOfPart(json) } }
})
