// The first hour of a founder, on two devices; a charter that is signed, changed in what it means, and signed again; a thank you, said and taken back.
import { routes } from '@commonplace/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openCommunity, openWindow, WITH_WORKER } from '../harness/index.ts'
import { keys } from './hands.ts'
import { look } from './look.ts'
import { unmeant } from './stage.ts'
import { takenOver } from './steps.ts'

const slug = 'fixers'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('[FO1, FO2, FO3, FO4] a founder begins on one device and goes on with another; somebody comes by the place kept for them', async () => {
  await using place = await openCommunity()
  await using first = await openWindow(browser, place.url, place.amina)
  const desk = first.page
  const step = (page: typeof desk, name: string) => page.getByRole('region', { name })
  await desk.goto(`/${slug}`)
  await takenOver(desk)
  await keys.press(desk.getByRole('link', { name: 'Say who it is for' }))
  await desk.getByRole('heading', { level: 1, name: 'The first hour' }).waitFor()
  await step(desk, 'Say what you care about').getByLabel('The domain').fill('How we keep machines in use.')
  await step(desk, 'Say what you care about').getByRole('button', { name: 'Save' }).click()
  const forWhom = step(desk, 'Say who it is for')
  await forWhom.getByLabel('Who it is for').fill('Whoever repairs for others.')
  await keys.press(forWhom.getByRole('button', { name: 'Save' }))
  await step(desk, 'Say who it is for (done)').waitFor()
  // Begun, and interrupted.
  const charter = (page: typeof desk) => step(page, 'Draft the charter')
  await charter(desk).getByLabel('What do we care about').fill('Machines that can be mended.')
  await desk.reload()
  await takenOver(desk)
  await expect
    .poll(() => charter(desk).getByLabel('What do we care about').inputValue())
    .toBe('Machines that can be mended.')
  await charter(desk).getByLabel('Who are we').fill('Menders of one street.')
  await charter(desk).getByLabel('What do we do together').fill('We mend on Saturdays.')
  await charter(desk).locator('.charter-draft').getByText('Menders of one street.').waitFor()
  await keys.press(charter(desk).getByRole('button', { name: 'Make it a page' }))
  await charter(desk).getByRole('link', { name: 'Open the charter' }).waitFor()

  // On a phone, later.
  await using second = await openWindow(browser, place.url, place.amina, { viewport: { width: 360, height: 800 } })
  const phone = second.page
  await phone.goto(`/${slug}`)
  await takenOver(phone)
  await phone.getByRole('link', { name: 'Go on with the first hour' }).click()
  await phone.getByText('3 of 6 done').waitFor()
  await phone.getByRole('link', { name: 'Open the charter' }).waitFor()
  const people = step(phone, 'Invite the core group')
  await people.getByRole('button', { name: 'Invite: Somebody who knows' }).first().click()
  await people.getByRole('button', { name: 'Invite', exact: true }).last().click()
  const link = await people.locator('.copy-line input').inputValue()
  await people.getByText('invited by a link').waitFor()
  const questions = step(phone, 'Ask the first three questions')
  for (const title of ['What breaks first?', 'Who has tools?', 'When is a thing beyond repair?']) {
    await questions.getByLabel('Question').fill(title)
    await questions.getByRole('button', { name: 'Ask it' }).click()
    await questions.getByRole('link', { name: title }).waitFor()
  }
  const showing = step(phone, 'Set a day for the first Show & Tell')
  await showing.getByLabel('Day').fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10))
  await showing.getByRole('button', { name: 'Set the day' }).click()
  await showing.getByRole('link', { name: 'Show & Tell' }).first().waitFor()
  await phone.getByText('5 of 6 done').waitFor()

  // Efe, who belongs elsewhere, is the one who knows.
  await using comers = await openWindow(browser, place.url, place.efe)
  await comers.page.goto(new URL(link).pathname)
  await takenOver(comers.page)
  await comers.page.getByRole('button').filter({ hasText: /join/i }).first().click()
  await comers.page.getByRole('navigation').first().waitFor()
  await people.getByText(place.efe.name).waitFor()
  const members = await place.amina.api(routes.readStart, { params: { slug } })
  expect(members.places.find(({ person }) => person !== null)).toMatchObject({ place: 'expert' })
  const screen = { name: 'start', who: () => place.amina, path: () => `/${slug}/start` }
  expect(await look(desk, { ...screen, ready: () => people.waitFor() })).toEqual([])
  // The invitation is used up.
  expect(unmeant([first, second, comers], /410 \(Gone\)/)).toEqual([])
})

test('[CH1, CH2, CH3, CH7] a member signs without a network; a slip asks nobody, a new meaning asks again and shows what changed', async () => {
  await using place = await openCommunity()
  const input = { kind: 'charter', title: 'Our charter', markdown: 'We mend for each other.' } as const
  const made = await place.amina.api(routes.createPage, { params: { slug }, input })
  const url = new URL(made.url, place.url).pathname
  const charter = async () => (await place.amina.api(routes.readPage, { params: { id: made.id } })).charter
  await using aminas = await openWindow(browser, place.url, place.amina)
  await using chiomas = await openWindow(browser, place.url, place.chioma, WITH_WORKER)
  const her = chiomas.page

  // Home asks, she reads, and signs on a train.
  await her.goto(`/${slug}`)
  await takenOver(her)
  await her.getByRole('link', { name: 'Read and sign' }).click()
  await her.getByRole('heading', { level: 1, name: 'Our charter' }).waitFor()
  await her.getByText('Nobody has signed it yet.').waitFor()
  await her.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await chiomas.context.setOffline(true)
  await keys.press(her.getByRole('button', { name: 'Sign the charter' }))
  await her.getByText('You signed version 1').waitFor()
  await chiomas.context.setOffline(false)
  await expect.poll(async () => (await charter())?.signed).toBe(1)

  // A slip is mended: she is not asked.
  const page = aminas.page
  await place.amina.api(routes.changePage, {
    params: { id: made.id },
    input: { markdown: 'We mend for each other, and show how.' },
  })
  await page.goto(`${url}/history`)
  await takenOver(page)
  const name = async (called: string, meaning: string | null) => {
    await keys.press(page.getByRole('button', { name: 'Name the present state' }))
    await page.getByLabel('Name of the version').fill(called)
    if (meaning !== null) {
      await keys.press(page.getByLabel('This version changes what members signed'))
      await page.getByLabel('What does it mean now that it did not before?').fill(meaning)
    }
    await keys.press(page.getByRole('button', { name: 'Keep under this name' }))
  }
  await name('Put better', null)
  await page.getByText('Put better').first().waitFor()
  expect(await charter()).toMatchObject({ signed: 1, meaning: null })
  await her.goto(url)
  await her.getByText('You signed version 1').waitFor()
  expect(await her.getByRole('button', { name: 'Sign again' }).count()).toBe(0)

  // What it means changes, while she looks.
  await place.amina.api(routes.changePage, {
    params: { id: made.id },
    input: { markdown: 'We mend for each other for nothing, and show how.' },
  })
  await page.goto(`${url}/history`)
  await takenOver(page)
  await name('Agreed in March', 'Nobody pays for it.')
  await page.getByText('Kept. Whoever signed is asked again.').waitFor()
  await her.goto('/inbox')
  await takenOver(her)
  await her.getByText('Amina Bello changed what you signed: read it, and sign again').waitFor()
  await her.getByRole('link', { name: 'Our charter' }).first().click()
  await her.getByText('Nobody pays for it.').first().waitFor()
  await keys.press(her.getByRole('button', { name: 'See what changed' }).first())
  await her.locator('ins', { hasText: 'for nothing' }).waitFor()
  await keys.press(her.getByRole('button', { name: 'Sign again' }))
  await her
    .getByText(/You signed version \d/)
    .first()
    .waitFor()
  expect(await charter()).toMatchObject({ signed: 1, meaning: { why: 'Nobody pays for it.' } })

  // Hosts see who signed what, and whom to ask.
  await page.goto(url)
  await takenOver(page)
  await keys.press(page.getByText('Who signed', { exact: true }))
  await page.getByRole('link', { name: 'Chioma Eze' }).waitFor()
  await keys.press(page.getByText('Whose signature is missing'))
  await page.getByRole('link', { name: 'Bo Lindqvist' }).waitFor()
  const ready = async (looked: typeof page) => {
    await looked.getByText('Who signed', { exact: true }).click()
    await looked.getByRole('link', { name: 'Chioma Eze' }).last().waitFor()
  }
  expect(await look(page, { name: 'charter', who: () => place.amina, path: () => url, ready })).toEqual([])
  expect(unmeant([aminas, chiomas])).toEqual([])
})

test('[TH1, TH3] a member says thank you without a network; it is read in the inbox and on the profile, and taken back', async () => {
  await using place = await openCommunity()
  const input = { kind: 'practice', title: 'Glue that holds', markdown: 'Wait a day.' } as const
  const made = await place.bo.api(routes.createPage, { params: { slug }, input })
  const url = new URL(made.url, place.url).pathname
  await using chiomas = await openWindow(browser, place.url, place.chioma, WITH_WORKER)
  await using bos = await openWindow(browser, place.url, place.bo)
  const her = chiomas.page
  const his = bos.page
  await his.goto('/inbox')
  await takenOver(his)

  await her.goto(url)
  await takenOver(her)
  await her.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await her.getByLabel('More actions').click()
  await her.getByRole('button', { name: 'Say thank you…' }).waitFor()
  await chiomas.context.setOffline(true)
  await her.getByRole('button', { name: 'Say thank you…' }).click()
  const dialog = her.getByRole('dialog')
  await dialog.getByLabel('To').selectOption({ label: place.bo.name })
  await dialog.getByLabel('In a sentence').fill('My kettle holds since.')
  await keys.press(dialog.getByRole('button', { name: 'Thank them' }))
  await dialog.waitFor({ state: 'detached' })
  await chiomas.context.setOffline(false)

  // It comes by itself.
  await his.getByText('Chioma Eze thanked you').waitFor()
  await his.getByText('My kettle holds since.').waitFor()
  const profile = `/${slug}/m/${place.bo.id}`
  const ready = (page: typeof his) => page.getByText('My kettle holds since.').waitFor()
  expect(await look(his, { name: 'profile', who: () => place.bo, path: () => profile, ready })).toEqual([])

  await her.goto(profile)
  await takenOver(her)
  await keys.press(her.getByRole('button', { name: `Take back: ${place.chioma.name}, “Glue that holds”` }))
  await her.getByText('My kettle holds since.').waitFor({ state: 'detached' })
  await his.goto('/inbox')
  await takenOver(his)
  await his.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
  expect(await his.getByText('thanked you').count()).toBe(0)
  expect(unmeant([chiomas, bos])).toEqual([])
})

test('[TI1] a host says what somebody is called here, and others see it beside the name', async () => {
  await using place = await openCommunity()
  await using bos = await openWindow(browser, place.url, place.bo)
  await using chiomas = await openWindow(browser, place.url, place.chioma)
  const her = chiomas.page
  await her.goto(`/${slug}/members`)
  await takenOver(her)
  const { page } = bos
  const profile = `/${slug}/m/${place.chioma.id}`
  await page.goto(profile)
  await takenOver(page)
  await page.getByLabel('What you call them here').fill('Keeper of the tea')
  await keys.press(page.getByRole('button', { name: 'Save' }))
  await page.getByText('Said beside their name.').waitFor()
  await her.getByText('Keeper of the tea').waitFor()
  const ready = (looked: typeof page) => looked.getByText('Keeper of the tea').first().waitFor()
  expect(await look(page, { name: 'titled', who: () => place.bo, path: () => profile, ready })).toEqual([])
  expect(unmeant([bos, chiomas])).toEqual([])
})
