import { FakeClock } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { hashOf } from '../ports/secrets.ts'
import { openHouse } from '../testing/house.ts'
import { Remembered } from './remembered.ts'
import { socketDoor } from './socket-door.ts'
import { Door, sessionFrom } from './who.ts'

test('[ST20] an answer is remembered until something is written, or a second has gone, and never when it went wrong', async () => {
  const clock = new FakeClock()
  let mark: number | null = 1
  let asked = 0
  const remembered = new Remembered(
    () => mark,
    () => clock.now(),
  )
  const ask = async () => ++asked
  expect([await remembered.of('a', ask), await remembered.of('a', ask), await remembered.of('b', ask)]).toEqual([
    1, 1, 2,
  ])
  mark = 2
  expect([await remembered.of('a', ask), await remembered.of('a', ask)]).toEqual([3, 3])
  clock.advance(1_000)
  expect(await remembered.of('a', ask)).toBe(4)
  await expect(remembered.of('c', () => Promise.reject(new Error('no store')))).rejects.toThrow('no store')
  expect(await remembered.of('c', ask)).toBe(5)
  mark = null
  expect([await remembered.of('a', ask), await remembered.of('a', ask)]).toEqual([6, 7])
})

test('[ST20] [SA33] whoever was signed out, or lost a role, is not let in on what was remembered', async () => {
  await using house = await openHouse({ visibility: 'private' })
  const { store } = house.services
  const door = new Door(store, house.clock, 'http://localhost:4321')
  const sockets = socketDoor(door, store, house.clock, 'http://localhost:4321')
  const hash = hashOf('amina-on-her-phone')
  await store.change((writes) => writes.keys.addSession(sessionFrom(hash, house.idOf('amina'), house.clock.now())))
  const request = { url: '/sync/x', headers: { cookie: `${door.cookie}=amina-on-her-phone` } } as never
  for (let i = 0; i < 3; i++) expect((await sockets.authenticate(request))?.actor.memberId).toBe(house.idOf('amina'))
  await store.change((writes) => writes.keys.endSession(hash))
  expect((await sockets.authenticate(request))?.actor.memberId).toBeNull()
})
