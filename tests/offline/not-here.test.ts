// A journey: Bo wants to write, on a train, in a page that he has only read. Nothing of its text to write in is on his laptop.
import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'
import { body, edit, takenOver } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

test('[OF50] where the text to write in is not on this device Edit says so, and opens once the server is there', async () => {
  await using place = await openCommunity()
  const input = { kind: 'practice', title: 'Mugs', markdown: 'Throw them thin.' } as const
  const made = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  await using laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  const page = await laptop.page()
  const path = new URL(made.url, place.url).href
  await page.goto(path)
  // The editor itself is here by then; the page is read again as it is kept.
  await edit(page)
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  const other = await place.amina.api(routes.createPage, {
    params: { slug: place.slug },
    input: { ...input, title: 'Bowls' },
  })
  await page.goto(new URL(other.url, place.url).href)
  await takenOver(page)
  await page.getByText('Throw them thin.').waitFor()
  await place.stop()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('alert').getByText('The text to write in is not on this device.').waitFor()
  await page.getByText('Throw them thin.').waitFor()
  await place.start()
  await body(page).waitFor()
  await expect.poll(() => page.getByText('The text to write in is not on this device.').count()).toBe(0)
})

test('[OF9] where colours are forced the sign of what is saved is still there', async () => {
  await using place = await openCommunity()
  await using laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  const page = await laptop.page()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${place.url}/${place.slug}`)
  const sign = page.locator('.nav .save-chip-glyph')
  await sign.waitFor()
  await expect.poll(() => sign.evaluate((dot) => getComputedStyle(dot).borderTopWidth)).toBe('4px')
})
