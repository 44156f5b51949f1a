import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openHouse } from '../../testing/house.ts'

test('[PE11] the copy of one’s data holds what one marked and asked for, and no title that one may not see any more', async () => {
  await using house = await openHouse()
  const write = (title: string) =>
    house.do('bo', routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title } })
  const [seen, hidden] = [await write('Seen'), await write('Draft of ours')]
  await house.do('bo', routes.starPage, { params: { id: seen.id } })
  await house.do('host', routes.narrowPage, {
    params: { id: hidden.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  const sent: { bytes: Uint8Array; type: string; name: string; inline: boolean }[] = []
  await house.do('host', routes.changePage, { params: { id: hidden.id }, input: { title: 'What hosts call it' } })
  await house.do('bo', routes.exportMe, { sent })
  const text = new TextDecoder().decode(sent[0]?.bytes)
  expect(JSON.parse(text)).toMatchObject({
    pages: [
      { id: seen.id, title: 'Seen' },
      { id: hidden.id, title: '' },
    ],
    stars: [{ kind: 'page', id: seen.id }],
    reports: [],
    joinRequests: [],
  })
  const { pages } = await house.do('amina', routes.readMember, { params: { slug: house.slug, id: house.idOf('bo') } })
  expect(pages).toBe(1)
})
