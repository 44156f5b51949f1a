import { routes } from '@commonplace/api'
import { isPen } from '@commonplace/sync'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCommunity, sitDown } from '../harness/index.ts'
import { body, edit } from '../journeys/steps.ts'
import { Laptop } from './device.ts'

async function write(page: Page, url: string, words: string): Promise<void> {
  await page.goto(url)
  await edit(page)
  await body(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
}

test('[OF15] in a browser: reloaded, left, shown again and started anew, a page is written under the same few ids', async () => {
  await using place = await openCommunity()
  const input = { kind: 'note' as const, title: 'Sittings', markdown: 'Begin.' }
  const { id, documentId, url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  const address = new URL(url, place.url).href
  await using laptop = await Laptop.open()
  await laptop.carry(place.url, place.bo.cookie)
  let page = await laptop.page()
  const ways = [
    () => page.reload(),
    () => page.goto(place.url),
    () => page.goBack(),
    async () => {
      // Another tab in front: this one is hidden, and writes on when it is back.
      const other = await laptop.page()
      await write(other, address, ' other')
      await other.close()
      await page.bringToFront()
    },
    async () => {
      page = await laptop.restart()
    },
    () => page.reload(),
  ]
  for (const [i, leave] of ways.entries()) {
    await write(page, address, ` w${i}`)
    await leave()
  }
  using reader = sitDown(place.url, documentId, { Cookie: place.amina.cookie })
  await reader.synced()
  const ids = [...reader.doc.store.clients.keys()]
  // Amina's, under which the page was made, and as many pens as there were tabs at once.
  expect(ids.filter((id) => !isPen(id))).toHaveLength(1)
  expect(ids.filter(isPen).length).toBeLessThanOrEqual(2)
  const { html } = await place.amina.api(routes.readPage, { params: { id } })
  for (const i of ways.keys()) expect(html).toContain(`w${i}`)
})
