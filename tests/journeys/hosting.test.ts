// A gathering while it is on: timed, voted on, closed; and whose turn it is to host the next.
import { type GatheringShape, routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { WITH_WORKER } from '../harness/index.ts'
import { keys } from './hands.ts'
import { setStage, unmeant } from './stage.ts'
import { takenOver } from './steps.ts'

const MINUTE = 60_000
const slug = 'fixers'
const SHEET = '## Agenda\n\n- Welcome\n- Lamps (10 min)\n\n## Notes\n\n## To do\n'

const stage = setStage()

/** A daily gathering that began some minutes ago. */
const begun = (more: object = {}): Promise<GatheringShape> => {
  const start = new Date(Date.now() - 20 * MINUTE).toISOString().slice(0, 16)
  const input = { title: 'Show & Tell', start, zone: 'UTC', rule: 'FREQ=DAILY', minutes: 60, sheet: SHEET, ...more }
  return stage.place.bo.api(routes.planGathering, { params: { slug }, input })
}
const goTo = async (page: Page, url: string) => {
  await page.goto(new URL(url, stage.place.url).pathname)
  await takenOver(page)
}

test('[RH26, RH27, RH32] a host times and closes with the keys alone; a member whose clock is an hour off sees what is left, and votes without a network, once', async () => {
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma', WITH_WORKER)
  const { gatheringId: id, at, url } = await begun()
  const sheet = await stage.place.chioma.api(routes.openSheet, { params: { id, at } })
  const { page } = bos
  const her = chiomas.page
  await her.addInitScript(() => {
    const right = Date.now.bind(Date)
    Date.now = () => right() + 3_600_000
  })
  const read = () => stage.place.bo.api(routes.readTogether, { params: { id, at } })

  await goTo(page, url)
  await page.getByRole('heading', { name: 'While you are together' }).waitFor()
  await keys.press(page.getByRole('button', { name: 'Start · 10 minutes: “Lamps (10 min)”' }))
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/left$/)
  await goTo(her, url)
  await expect.poll(() => her.getByRole('timer').textContent()).toMatch(/(10:00|9:\d\d) left$/)

  const opens = page.locator('summary', { hasText: 'Open a vote by dots' })
  await keys.press(opens)
  await keys.write(page.getByLabel('What is voted on'), 'What next?')
  await keys.write(page.getByLabel('Choices, a line each'), 'Lamps\nKettles')
  await keys.press(page.getByRole('button', { name: 'Open it' }))
  const lay = her.getByRole('button', { name: 'Lay a dot on “Kettles”' })
  await lay.waitFor()
  await chiomas.context.setOffline(true)
  await lay.click()
  await her.getByText('1 of them yours').waitFor()
  await lay.click()
  await her.getByText('2 of them yours').waitFor()
  await chiomas.context.setOffline(false)
  await expect.poll(async () => (await read()).votes[0]?.options.map(({ count }) => count)).toEqual([0, 2])
  expect((await read()).votes[0]?.people).toBe(1)
  await page.getByText('One person laid dots.').waitFor()

  const markdown = `${SHEET}\nLeaded solder flows better.\n\n- [ ] Buy solder\n`
  await stage.place.chioma.api(routes.changePage, { params: { id: sheet.id }, input: { markdown } })
  await stage.place.chioma.api(routes.askQuestion, {
    params: { slug },
    input: { title: 'Which flux?', markdown: '', askedFrom: { pageId: sheet.id, quote: 'Leaded solder' } },
  })
  await page.getByRole('link', { name: 'Which flux?' }).waitFor()
  await keys.press(page.getByRole('button', { name: 'Close it' }))
  await page.getByText(/closed this on/).waitFor()
  // Her window follows, and leads her to what stays.
  await her.getByText(/closed this on/).waitFor()
  await her.getByRole('link', { name: /recap$/ }).click()
  const text = her.locator('.page-body')
  for (const part of ['Which flux?', 'Kettles: 2', 'Leaded solder flows better.', 'Buy solder'])
    await text.getByText(part).first().waitFor()
  const [next] = (await stage.place.bo.api(routes.readGathering, { params: { id, at } })).next
  const following = await stage.place.bo.api(routes.openSheet, { params: { id, at: next?.at ?? '' } })
  const carried = await stage.place.bo.api(routes.readPage, {
    params: { id: following.id },
    query: { format: 'markdown' },
  })
  expect(carried.markdown).toContain('[ ] Buy solder')
  expect(unmeant([bos, chiomas])).toEqual([])
})

test('[RH28] on a run-sheet one brings everybody to where one is, until they do anything of their own', async () => {
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma', WITH_WORKER)
  const { gatheringId: id, at } = await begun({ title: 'Round' })
  const sheet = await stage.place.bo.api(routes.openSheet, { params: { id, at } })
  for (const { page } of [bos, chiomas]) {
    await goTo(page, sheet.url)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.locator('.ProseMirror').waitFor()
  }
  const bring = bos.page.getByRole('button', { name: 'Bring everyone to me' })
  await bos.page.locator('.ProseMirror').getByText('Lamps').click()
  await keys.press(bring)
  const bo = chiomas.page.getByRole('button', { name: /Bo/ }).and(chiomas.page.locator('.presence button'))
  await expect.poll(() => bo.getAttribute('aria-pressed')).toBe('true')
  await chiomas.page.keyboard.press('ArrowDown')
  await expect.poll(() => bo.getAttribute('aria-pressed')).toBe('false')
})

test('[RH43, RH44] members offer to host, also without a network; whose turn it is asks for somebody else, who takes it', async () => {
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma', WITH_WORKER)
  const soon = new Date(Date.now() + 24 * 60 * MINUTE).toISOString().slice(0, 16)
  const input = { title: 'Fair', start: soon, zone: 'UTC', rule: 'FREQ=WEEKLY', inTurn: true }
  await stage.place.bo.api(routes.planGathering, { params: { slug }, input })
  const her = chiomas.page
  await goTo(her, `/${slug}/programme`)
  await her.getByRole('link', { name: 'Who hosts' }).click()
  await her.getByRole('heading', { level: 1, name: 'Who hosts' }).waitFor()
  await her.getByText('Nobody has offered yet.').waitFor()
  await her.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await chiomas.context.setOffline(true)
  await keys.press(her.getByRole('button', { name: 'Take turns at hosting' }))
  await her.getByText('You take turns at hosting.').waitFor()
  await chiomas.context.setOffline(false)
  const rota = () => stage.place.bo.api(routes.readRota, { params: { slug } })
  await expect.poll(async () => (await rota()).hosts.map(({ by }) => by.name)).toEqual(['Chioma Eze'])
  await her.getByText('Chioma Eze').nth(1).waitFor()
  await her.getByRole('button', { name: 'Ask for somebody else: “Fair”' }).first().click()
  await her.getByText('Chioma Eze asks for somebody else to host.').waitFor()

  await goTo(bos.page, `/${slug}/rota`)
  await keys.press(bos.page.getByRole('button', { name: 'Host it: “Fair”' }).first())
  await expect
    .poll(async () => (await rota()).turns[0]?.host?.name)
    .toBe((await stage.place.bo.api(routes.readMe)).member?.name)
  await her.getByText('Chioma Eze asks for somebody else to host.').waitFor({ state: 'detached' })
  expect(unmeant([bos, chiomas])).toEqual([])
})
