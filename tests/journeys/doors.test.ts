// Coming in and keeping the place, on screen: passkeys, asking to join, reporting and hiding, finding people.
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow } from '../harness/index.ts'
import { keys } from './hands.ts'
import { openLive, takenOver } from './steps.ts'

let browser: Browser
let place: OpenedCommunity
beforeAll(async () => {
  browser = await openBrowser()
  // Browsers make no passkeys for an address of numbers.
  place = await openCommunity({ visibility: 'gated', env: { HOST: 'localhost' } })
  await place.bo.api(routes.changeCommunity, { params: { slug: 'fixers' }, input: { joining: 'request' } })
})
afterAll(async () => {
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

// All of it with the keys alone.
const press = (page: Page, name: string) => keys.press(page.getByRole('button', { name, exact: true }))

test('[DO6] somebody adds a passkey, signs out, and signs in with it alone', async () => {
  await using window = await openWindow(browser, place.url, place.chioma)
  const { page, context, complaints } = window
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await page.goto('/me')
  await takenOver(page)
  await keys.write(page.getByLabel('Name of this passkey'), 'My laptop')
  await press(page, 'Add a passkey')
  await page.locator('li', { hasText: 'My laptop' }).waitFor()
  await context.clearCookies()
  await page.goto('/sign-in?next=/fixers')
  await takenOver(page)
  await press(page, 'Sign in with a passkey')
  await page.waitForURL(({ pathname }) => pathname === '/fixers')
  await takenOver(page)
  const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json())
  expect(me.member.name).toBe('Chioma Eze')
  expect(complaints).toEqual([])
})

test('[DO6] somebody asks to join, a host lets them in, and they find who can help', async () => {
  await place.chioma.api(routes.changeMyProfile, { input: { offers: 'Soldering iron repair', topics: ['solder'] } })
  await using efes = await openWindow(browser, place.url, place.efe)
  await efes.page.goto('/fixers/join')
  await takenOver(efes.page)
  await keys.write(efes.page.getByLabel('A word to the hosts'), 'I mend lamps.')
  await press(efes.page, 'Ask to join')
  await efes.page.getByText('You asked to join').waitFor()
  await using bos = await openWindow(browser, place.url, place.bo)
  await bos.page.goto('/fixers/keeping')
  await takenOver(bos.page)
  await bos.page.getByText('I mend lamps.').waitFor()
  await press(bos.page, 'Let in')
  await bos.page.getByText('I mend lamps.').waitFor({ state: 'detached' })
  await efes.page.goto('/fixers')
  await efes.page.getByRole('heading', { name: 'Your first week' }).waitFor()
  await efes.page.goto('/fixers/members')
  await takenOver(efes.page)
  await keys.write(efes.page.getByLabel('Find people'), 'solder')
  await keys.press(efes.page.getByRole('link', { name: 'Chioma Eze' }))
  await efes.page.getByText('Soldering iron repair').waitFor()
  expect(bos.complaints).toEqual([])
})

test('[DO6] a member reports a page, a host hides it, and it is gone for her and comes back', async () => {
  const { url } = await place.amina.api(routes.createPage, {
    params: { slug: 'fixers' },
    input: { kind: 'note', title: 'Buy cheap pills', markdown: 'Here.' },
  })
  const path = new URL(url, place.url).pathname
  await using chiomas = await openWindow(browser, place.url, place.chioma)
  await openLive(chiomas.page, path)
  await takenOver(chiomas.page)
  await keys.press(chiomas.page.locator('summary[aria-label="More actions"]'))
  await press(chiomas.page, 'Report')
  await keys.write(chiomas.page.getByLabel('Why?'), 'This is an advert.')
  await press(chiomas.page, 'Send')
  await chiomas.page.getByText('The hosts were called.').waitFor()
  await using bos = await openWindow(browser, place.url, place.bo)
  await bos.page.goto('/fixers/keeping')
  await bos.page.getByText('This is an advert.').waitFor()
  await keys.press(bos.page.getByRole('link', { name: 'Buy cheap pills' }).first())
  await bos.page.getByRole('heading', { level: 1, name: 'Buy cheap pills' }).waitFor()
  await keys.press(bos.page.locator('summary[aria-label="More actions"]'))
  await press(bos.page, 'Hide')
  await keys.write(bos.page.getByLabel('Why?'), 'An advert.')
  await keys.press(bos.page.getByRole('dialog').getByRole('button', { name: 'Hide', exact: true }))
  // Her window closes by itself.
  await chiomas.page.getByRole('heading', { level: 1, name: 'Buy cheap pills' }).waitFor({ state: 'detached' })
  await bos.page.goto('/fixers/keeping')
  await takenOver(bos.page)
  await press(bos.page, 'Show again')
  await bos.page.getByRole('button', { name: 'Show again' }).waitFor({ state: 'detached' })
  await chiomas.page.goto(path)
  await chiomas.page.getByRole('heading', { level: 1, name: 'Buy cheap pills' }).waitFor()
})
