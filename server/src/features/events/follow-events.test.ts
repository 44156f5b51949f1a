import { routes } from '@commonplace/api'
import type { DomainEvent } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import type { Follow } from '../../ports/line.ts'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

/** Follows as somebody; then says which pages they hear of in what happened. */
async function follow(house: House, who: Persona) {
  const begun: Follow[] = []
  await house.do(who, routes.followEvents, { onFollow: (given) => begun.push(given) })
  const { present } = must(begun[0], 'it follows')
  return async (events: readonly DomainEvent[]) => (await present(events)).map(({ data }) => data.title)
}

test('[EV3] what somebody hears is judged when it happens, by the audiences and roles of that moment', async () => {
  await using house = await openHouse({ visibility: 'gated' })
  const write = (title: string) =>
    house.do('bo', routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title } })
  const heard = { amina: await follow(house, 'amina'), guest: await follow(house, 'guest') }
  const page = await write('For hosts')
  await house.do('bo', routes.narrowPage, {
    params: { id: page.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  await write('For all')
  const made = house.told('page-created')
  expect([await heard.amina(made), await heard.guest(made)]).toEqual([['For all'], ['For all']])
  await house.services.store.change((writes) =>
    writes.members.removeMembership(house.community.id, house.idOf('guest')),
  )
  expect([await heard.amina(made), await heard.guest(made)]).toEqual([['For all'], []])
})

test('[EV3] what a host locks, and why, is told to hosts', async () => {
  await using house = await openHouse()
  const { id } = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Quarrel' },
  })
  for (const act of ['lock', 'unlock'] as const)
    await house.do('host', routes.moderate, { params: { slug: house.slug }, input: { kind: 'page', id, act } })
  const locked = house.told('content-locked', 'content-unlocked')
  expect(await (await follow(house, 'host'))(locked)).toEqual(['Quarrel', 'Quarrel'])
  expect(await (await follow(house, 'amina'))(locked)).toEqual([])
})
