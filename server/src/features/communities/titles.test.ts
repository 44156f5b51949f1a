import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const title = (house: House, by: Persona, who: Persona, title: string | null) =>
  house.do(by, routes.changeMember, { params: { slug: house.slug, id: house.idOf(who) }, input: { title } })
const shown = async (house: House, who: Persona) => {
  const params = { slug: house.slug }
  const { items } = await house.do('guest', routes.listMembers, { params })
  const profile = await house.do('guest', routes.readMember, { params: { ...params, id: house.idOf(who) } })
  return [items.find(({ id }) => id === house.idOf(who))?.title, profile.title]
}

test('[TI1] a host says what somebody is called here, beside their name in the list and on the profile, and takes it back', async () => {
  await using house = await openHouse()
  expect(await shown(house, 'amina')).toEqual([null, null])
  expect(await title(house, 'host', 'amina', '  Keeper of the tea ')).toMatchObject({
    title: 'Keeper of the tea',
    role: 'member',
  })
  expect(await shown(house, 'amina')).toEqual(['Keeper of the tea', 'Keeper of the tea'])
  // A host gives one to the founder too: it says nothing of what they may do.
  expect(await title(house, 'host', 'founder', 'Who began it')).toMatchObject({ role: 'founder' })
  await house.do('host', routes.changeMember, {
    params: { slug: house.slug, id: house.idOf('amina') },
    input: { role: 'guest' },
  })
  expect((await shown(house, 'amina'))[0]).toBe('Keeper of the tea')
  await title(house, 'host', 'amina', null)
  expect(await shown(house, 'amina')).toEqual([null, null])
  await expect(title(house, 'bo', 'bo', 'King')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(title(house, 'host', 'outsider', 'Nobody')).rejects.toMatchObject({ code: 'not-found' })
  expect(house.told('member-titled')).toHaveLength(3)
  expect(house.told('role-changed')).toHaveLength(1)
})

test('[TI1] a title goes with the membership', async () => {
  await using house = await openHouse()
  await title(house, 'host', 'bo', 'Keeper of the tea')
  const params = { slug: house.slug, id: house.idOf('bo') }
  await house.do('host', routes.removeMember, { params })
  await house.services.store.change((writes) =>
    writes.members.setRole(house.community.id, house.idOf('bo'), 'member', house.clock.now()),
  )
  expect(await shown(house, 'bo')).toEqual([null, null])
})
