import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../ports/secrets.ts'
import { type House, openHouse } from '../testing/house.ts'
import { cookieIn, Door, SESSION_LASTS, sessionFrom } from './who.ts'

let house: House
let door: Door
beforeAll(async () => {
  house = await openHouse()
  door = new Door(house.services.store, house.clock, 'http://localhost:4321')
})
afterAll(() => house[Symbol.asyncDispose]())

const cookie = (secret: string) => ({ cookie: `${door.cookie}=${secret}` })
async function signIn(secret: string): Promise<void> {
  const session = sessionFrom(hashOf(secret), house.idOf('amina'), house.clock.now())
  await house.services.store.change((writes) => writes.keys.addSession(session))
}

test('[PE10] a session that has run out is a stranger’s, also before it is tidied away', async () => {
  await signIn('amina-on-her-phone')
  const who = await door.whoIs(cookie('amina-on-her-phone'))
  expect(who?.member?.id).toBe(house.idOf('amina'))
  house.clock.advance(SESSION_LASTS)
  const { keys } = house.services.store.read
  expect(await keys.session(hashOf('amina-on-her-phone')), 'still in the store').not.toBeNull()
  expect((await door.whoIs(cookie('amina-on-her-phone')))?.by).toBe('nobody')
  expect(who && (await door.again(who)), 'nor does an open socket go on with it').toBeNull()
})

test('[HT11] a token that is not good opens nothing, even beside a cookie that is', async () => {
  await signIn('amina-at-her-desk')
  for (const authorization of ['Bearer nobody-knows-this', 'Basic YTpi', 'Bearer', '']) {
    expect(await door.whoIs({ ...cookie('amina-at-her-desk'), authorization }), authorization).toBeNull()
  }
})

test('[HT15] a session of another member than the window is of is a stranger’s', async () => {
  await signIn('amina-in-her-browser')
  const by = async (window: string) => (await door.whoIs({ ...cookie('amina-in-her-browser'), window }))?.by
  expect(await by(house.idOf('amina'))).toBe('session')
  expect(await by('')).toBe('session')
  expect(await by(house.idOf('bo'))).toBe('nobody')
})

test('only a cookie of our very name is read', () => {
  expect(cookieIn('a=1; commonplace=secret; b=2', 'commonplace')).toBe('secret')
  expect(cookieIn('xcommonplace=no; commonplace-old=no', 'commonplace')).toBeNull()
  expect(cookieIn('commonplace=', 'commonplace')).toBeNull()
  expect(new Door(house.services.store, house.clock, 'https://example.org').cookie).toBe('__Host-commonplace')
})
