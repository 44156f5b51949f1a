// A gathering on screen: planned by a host, answered by a member without a network, moved, and in a calendar.
import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { WITH_WORKER } from '../harness/index.ts'
import { keys } from './hands.ts'
import { setStage, unmeant } from './stage.ts'
import { takenOver } from './steps.ts'

const DAY = 24 * 60 * 60 * 1000
const slug = 'fixers'

const stage = setStage()

test('[RH10, RH17] a host plans with the keys alone, a member answers without a network, once, and hears that it moved', async () => {
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma', WITH_WORKER)
  const { page } = bos
  await page.goto(`/${slug}/programme`)
  await takenOver(page)
  await keys.press(page.getByRole('button', { name: 'Plan a gathering' }).first())
  const form = page.getByRole('dialog')
  const soon = new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10)
  await form.getByLabel('Name').fill('Show & Tell')
  await form.getByLabel('Day', { exact: true }).fill(soon)
  await form.getByLabel('Time', { exact: true }).fill('18:30')
  await form.getByLabel('Time zone').fill('Mars/Base')
  await form.getByLabel('Repeats').selectOption({ index: 1 })
  await form.getByLabel('Place').fill('Room 2')
  await keys.press(form.getByRole('button', { name: 'Plan it' }))
  await form.getByText('That is no time zone.').waitFor()
  await form.getByLabel('Time zone').fill('Europe/Berlin')
  await keys.press(form.getByRole('button', { name: 'Plan it' }))
  await page.getByRole('heading', { level: 1, name: 'Show & Tell' }).waitFor()
  await page.getByText(/Every week on/).waitFor()
  const url = new URL(page.url()).pathname
  const [, id = '', at = ''] = /-(\w+)\/([^/]+)$/.exec(decodeURIComponent(url)) ?? []

  const her = chiomas.page
  await her.goto(`/${slug}`)
  await takenOver(her)
  await her.getByRole('navigation').getByRole('link', { name: 'Programme' }).first().click()
  await her.getByRole('heading', { level: 1, name: 'Programme' }).waitFor()
  const line = her.locator('.occurrence').first()
  await line.getByText('Room 2').waitFor()
  await her.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await chiomas.context.setOffline(true)
  const come = line.getByRole('button', { name: 'Come', exact: true })
  await keys.press(come)
  await expect.poll(() => come.getAttribute('aria-pressed')).toBe('true')
  await line.getByText('one comes').waitFor()
  await line.getByRole('button', { name: 'Do not come' }).click()
  await expect.poll(() => come.getAttribute('aria-pressed')).toBe('false')
  await come.click()
  await expect.poll(() => come.getAttribute('aria-pressed')).toBe('true')
  await chiomas.context.setOffline(false)
  const seen = () => stage.place.bo.api(routes.readGathering, { params: { id, at } })
  await expect.poll(async () => (await seen()).people.yes.map(({ name }) => name)).toEqual(['Chioma Eze'])
  expect((await seen()).coming).toBe(1)

  // What she is about to look at moves meanwhile: her window follows.
  await page.goto(url)
  await takenOver(page)
  await page.getByText('Chioma Eze').waitFor()
  await page.getByLabel('More about this gathering').click()
  await page.getByRole('button', { name: 'Move this time' }).click()
  await page.getByLabel('New day and time').fill(`${soon}T20:15`)
  await page.getByRole('dialog').getByRole('button', { name: 'Move this time' }).click()
  await page.getByText(/20:15/).first().waitFor()
  await line.getByText('Moved').waitFor()
  expect((await seen()).people.yes).toHaveLength(1)
  // The network was away, and a zone was refused: both on purpose.
  expect(unmeant([bos, chiomas], /400 \(Bad Request\)/)).toEqual([])
})
