import { type Person, routes } from '@commonplace/api'
import { authorsOf, Origins, writtenRuns } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { openPage } from '../shared/doors.ts'
import { peopleOf, SOMEBODY } from '../shared/people.ts'

/** Who wrote which words of a page as it stands, from the record of whose each client id is: nobody can write under another's. */
export const readAttribution = useCase(routes.readAttribution, async (services, { actor, params }) => {
  const { documents, store } = services
  const { read } = store
  const { page } = await openPage(read, actor, 'read', params.id)
  const runs = await documents.read(page.documentId, writtenRuns)
  // Read after the text: whoever wrote in it was on record by then.
  const hands = await read.documents.hands(page.documentId)
  const origins = new Origins(await read.documents.carried(page.documentId))
  const ranges = authorsOf(runs, (client) => hands.get(client), origins)
  const members = new Set(ranges.map(({ member }) => member))
  const of = await peopleOf(
    read,
    [...members].filter((member) => member !== null),
  )
  const people: Person[] = []
  const places = new Map<(typeof ranges)[number]['member'], number>()
  for (const member of members) places.set(member, people.push(member ? of(member) : SOMEBODY) - 1)
  const told = ranges.map(({ block, from, to, member }) => {
    return { block, from, to, by: must(places.get(member), 'every author has a place') }
  })
  return { people, runs: told }
})
