import type { SearchHit } from '@commonplace/api'
import { addressOf, type Community } from '@commonplace/domain'
import type { Hit } from '../../ports/search.ts'

const ANSWER = 'a-'

/** A hit as it is shown; a hit in an answer leads to that answer. */
export function hitShape(community: Community, hit: Hit): SearchHit {
  const door = hit.kind === 'page' ? 'p' : 'q'
  const url = `/${community.slug}/${door}/${addressOf(hit.title, hit.id)}`
  const inAnswer = hit.kind === 'question' && hit.anchor.startsWith(ANSWER)
  return {
    kind: inAnswer ? 'answer' : hit.kind,
    id: inAnswer ? hit.anchor.slice(ANSWER.length) : hit.id,
    pageKind: hit.pageKind,
    title: hit.title,
    url: hit.anchor ? `${url}#${hit.anchor}` : url,
    section: hit.heading || null,
    snippet: hit.snippet,
    accepted: hit.accepted,
  }
}
