import { type Person, routes } from '@commonplace/api'
import { authorRanges } from '@commonplace/document'
import type { DocumentId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { type Services, useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf, SOMEBODY } from '../shared/people.ts'

/** Who wrote which words of a page as it stands, from the record of whose each client id is: nobody can write under another's. */
export const readAttribution = useCase(routes.readAttribution, async (services, { actor, params }) => {
  const { read } = services.store
  const { page } = await openPage(read, actor, 'read', params.id)
  let ranges = await rangesOf(services, page.documentId)
  // Somebody wrote for the first time after the record was read and before the text was.
  if (ranges.some(({ member }) => member === null)) ranges = await rangesOf(services, page.documentId)
  const members = new Set(ranges.map(({ member }) => member))
  const of = await peopleOf(
    read,
    [...members].filter((member) => member !== null),
  )
  const people: Person[] = []
  const places = new Map<(typeof ranges)[number]['member'], number>()
  for (const member of members) places.set(member, people.push(member ? of(member) : SOMEBODY) - 1)
  const runs = ranges.map(({ block, from, to, member }) => {
    return { block, from, to, by: must(places.get(member), 'every author has a place') }
  })
  return { people, runs }
})

async function rangesOf({ store, documents }: Services, id: DocumentId) {
  const owners = await store.read.documents.owners(id)
  return documents.read(id, (doc) => authorRanges(doc, (client) => owners.get(client)))
}
