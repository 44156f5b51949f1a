// The digest of the week: a host writes above it while the week goes on, a member reads it on Monday, each with what they may see.
import { routes } from '@commonplace/api'
import { type Clock, systemClock } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { keys } from './hands.ts'
import { setStage, unmeant } from './stage.ts'
import { body, takenOver } from './steps.ts'

const slug = 'fixers'
let ahead = 0
const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead }
const stage = setStage({ overrides: { clock, timing: { settle: 300 } } })

test('[NT26, NT27] a host writes above the digest with the keys alone; when it is out a member reads that, and of the week what they may see', async () => {
  const { bo, amina } = stage.place
  await stage.write('Glue that holds', 'Wait a day.')
  const secret = await stage.write('Where the key lies', 'Under the mat.')
  const audience = { floor: 'host', people: [] as string[] } as const
  await amina.api(routes.narrowPage, { params: { id: secret.id }, input: { audience } })
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma')
  const his = bos.page
  const her = chiomas.page

  await his.goto(`/${slug}/keeping`)
  await takenOver(his)
  await his.getByRole('link', { name: 'Where the key lies' }).waitFor()
  await keys.press(his.getByRole('button', { name: 'Write above it together' }))
  await keys.press(his.getByRole('button', { name: 'Edit', exact: true }))
  await his.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await his.keyboard.type('Come on Friday, and bring a lamp.')
  const above = new URL(his.url()).pathname
  const draft = () => bo.api(routes.readDigest, { params: { slug } })
  // A page that is read tells that it changed, and leaves it to its reader to see that: she comes once it says so.
  await expect.poll(async () => (await draft()).intro).toContain('bring a lamp')
  await her.goto(above)
  await takenOver(her)
  await her.getByText('Come on Friday, and bring a lamp.').waitFor()
  expect(await her.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0)
  await his.keyboard.press('Control+Enter')
  await body(his).waitFor({ state: 'detached' })

  ahead = (await draft()).at - systemClock.now()
  await her.goto(`/${slug}`)
  await takenOver(her)
  await keys.press(her.getByRole('link', { name: 'The digest of the week' }))
  await his.goto(`/${slug}/digest`)
  for (const page of [her, his]) {
    await page.getByRole('heading', { level: 1, name: 'The week' }).waitFor()
    await page.getByText('Come on Friday, and bring a lamp.').waitFor()
    await page.getByRole('link', { name: 'Glue that holds' }).waitFor()
  }
  await his.getByRole('link', { name: 'Where the key lies' }).waitFor()
  expect(await her.getByText('Where the key lies').count()).toBe(0)
  expect(unmeant([bos, chiomas])).toEqual([])
})
