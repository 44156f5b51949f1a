import { type Person, Refusal, routes } from '@commonplace/api'
import { findQuote, membersOf, Origins, onlyPlaceOf, textOfBody, writtenAt } from '@commonplace/document'
import type { MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf, SOMEBODY } from '../shared/people.ts'

/** Who wrote these words of a page as it stands, from the server's own record of whose each client id is. */
export const readAuthors = useCase(routes.readAuthors, async (services, { actor, params, query }) => {
  const { documents, store } = services
  const { read } = store
  const { page } = await openPage(read, actor, 'read', params.id)
  const { before = '', after = '' } = query
  // Between two blocks a selection has more line ends than a text has.
  const quote = query.quote.trim().replace(/\s*\n\s*/g, '\n')
  const written = await documents.read(page.documentId, (doc) => {
    const body = textOfBody(doc)
    const found = findQuote(body.text, { quote, before, after }) ?? onlyPlaceOf(body.text, quote)
    return found ? writtenAt(body, found) : []
  })
  if (written.length === 0) throw new Refusal('not-found', say('wordsGone'))
  const hands = await read.documents.hands(page.documentId)
  const origins = new Origins(await read.documents.carried(page.documentId))
  const shares = written.flatMap(({ text, client, clock }) => {
    const of = origins.of(client, clock, text.length).flatMap((one) => membersOf(one, (id) => hands.get(id)))
    let at = 0
    return of.map(({ length, by }) => {
      at += length
      return { text: text.slice(at - length, at), by }
    })
  })
  const known = new Set(shares.map(({ by }) => by).filter((by) => by !== null))
  const people = await peopleOf(read, known)
  return { parts: joined(shares, people) }
})

function joined(
  shares: readonly { readonly text: string; readonly by: MemberId | null }[],
  people: (id: MemberId) => Person,
): { text: string; by: Person }[] {
  const out: { text: string; by: Person }[] = []
  for (const { text, by } of shares) {
    const person = by ? people(by) : SOMEBODY
    const last = out.at(-1)
    if (last && last.by.id === person.id) last.text += text
    else out.push({ text, by: person })
  }
  return out
}
