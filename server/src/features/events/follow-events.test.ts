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

test('[RH50] [EV3] that a thought was published, and how many wait still, is told to hosts', async () => {
  await using house = await openHouse({ visibility: 'public' })
  const { queue } = await house.do('host', routes.addPrompt, {
    params: { slug: house.slug },
    input: { words: 'What broke?' },
  })
  await house.do('host', routes.publishPrompt, { params: { id: must(queue[0], 'one waits').id } })
  const happened = house.told('thought-published')
  expect(await (await follow(house, 'founder'))(happened)).toEqual(['What broke?'])
  for (const who of ['amina', 'guest', 'stranger'] as const)
    expect(await (await follow(house, who))(happened), who).toEqual([])
  // That there is a page everybody hears.
  expect(await (await follow(house, 'stranger'))(house.told('page-created'))).toEqual(['What broke?'])
})

test('[EV3] who comes to a gathering is told to those who see members, and that a pulse is open to members', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const start = '2026-01-13T18:00'
  const when = { title: 'Show & Tell', start, zone: 'UTC' }
  house.clock.advance(Date.UTC(2026, 0, 7) - house.clock.now())
  const { gatheringId: id } = await house.do('host', routes.planGathering, { params, input: when })
  await house.do('bo', routes.answerGathering, { params: { id, at: start }, input: { answer: 'yes' } })
  await house.do('host', routes.openPulse, { params, input: { statements: ['I was helped.'], days: 7 } })
  const happened = house.told('gathering-answered', 'pulse-opened')
  const hears = async (who: Persona) => (await (await follow(house, who))(happened)).length
  expect([await hears('amina'), await hears('guest'), await hears('stranger')]).toEqual([2, 1, 0])
})

test('[EV3] who signed a charter, and who thanks whom, is told to those who may read it of them', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const { id, charter } = await house.do('founder', routes.createPage, {
    params,
    input: { kind: 'charter', title: 'Our charter', markdown: 'We mend.' },
  })
  await house.do('bo', routes.signCharter, { params: { id }, input: { revision: charter?.revision ?? '' } })
  const about = { kind: 'page', id } as const
  const input = { to: house.idOf('amina'), about, words: 'It held.' }
  const thanks = await house.do('bo', routes.giveThanks, { params, input })
  await house.do('bo', routes.takeThanks, { params: { id: thanks.id } })
  const member = { slug: house.slug, id: house.idOf('bo') }
  await house.do('host', routes.changeMember, { params: member, input: { title: 'Mender' } })
  const happened = house.told('charter-signed', 'thanks-given', 'thanks-taken', 'member-titled')
  expect(happened).toHaveLength(4)
  const hears = async (who: Persona) => (await (await follow(house, who))(happened)).length
  expect([await hears('amina'), await hears('guest'), await hears('stranger')]).toEqual([4, 4, 0])
})
