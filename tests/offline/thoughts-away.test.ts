// A journey: Chioma opens her laptop on a train, reads the thought of the week, replies to it, and makes a question of it.
import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { Laptop } from './device.ts'

const THOUGHT = 'What broke this week?'

let laptop: Laptop
let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity()
  const params = { slug: place.slug }
  const { queue } = await place.amina.api(routes.addPrompt, { params, input: { words: THOUGHT } })
  const { current } = await place.amina.api(routes.publishPrompt, { params: { id: queue[0]?.id ?? '' } })
  await place.bo.api(routes.commentPage, { params: { id: current?.id ?? '' }, input: { markdown: 'A lamp.' } })
  laptop = await Laptop.open()
  await laptop.carry(place.url, place.chioma.cookie)
})
afterAll(async () => {
  await laptop?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
})

test('[RH55] a thought of a kept community is there after a cold start; a reply stands in it, and both are sent once', async () => {
  const at = (path: string) => `${place.url}/${place.slug}${path}`
  const home = await laptop.page()
  await home.goto(at('/offline'))
  await home.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await home.getByLabel('Keep this community offline').check()
  await home.getByText(/1 page and 0 questions are on this device/).waitFor()
  await home.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await place.stop()
  const page = await laptop.restart()
  await page.goto(at('/thoughts'))
  await page.locator('.comment', { hasText: 'A lamp.' }).waitFor()
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await page.getByPlaceholder('Reply', { exact: true }).fill('Guessing.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.locator('.comment', { hasText: 'Guessing.' }).waitFor()
  await page.getByRole('link', { name: 'Make a question of it (Amina Bello)' }).click()
  await page.locator('[contenteditable] blockquote', { hasText: THOUGHT }).waitFor()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: THOUGHT }).waitFor()
  await place.start()
  const sent = async () => {
    const params = { slug: place.slug }
    const { items } = await place.bo.api(routes.listQuestions, { params })
    const { current } = await place.bo.api(routes.readThoughts, { params })
    return [items.map(({ title, by }) => `${by.name}: ${title}`), current?.replies]
  }
  await expect.poll(sent).toEqual([[`Chioma Eze: ${THOUGHT}`], 2])
})
