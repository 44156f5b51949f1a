// A challenge on screen: made by a host, entered by a member without a network, confirmed by two others, and taken along as a badge.
import { readFile } from 'node:fs/promises'
import { routes } from '@commonplace/api'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { WITH_WORKER } from '../harness/index.ts'
import { setStage, unmeant } from './stage.ts'
import { openLive, takenOver } from './steps.ts'

const slug = 'fixers'
const stage = setStage()

test('[CB1] [CB3] [CB9] a host makes a challenge, a member enters it without a network, two others confirm, and the badge is taken along', async () => {
  await using bos = await stage.window('bo')
  await using chiomas = await stage.window('chioma', WITH_WORKER)
  await using aminas = await stage.window('amina')
  const story = await stage.place.chioma.api(routes.createPage, {
    params: { slug },
    input: { kind: 'story', title: 'The old toaster', markdown: 'It was the fuse.' },
  })

  const his = bos.page
  await his.goto(`/${slug}/programme`)
  await takenOver(his)
  await his.getByRole('link', { name: 'All challenges' }).click()
  await his.getByRole('button', { name: 'Make a challenge' }).click()
  const form = his.getByRole('dialog')
  await form.getByLabel('Name', { exact: true }).fill('Mend in public')
  await form.getByLabel('What to do').fill('Tell of one thing you mended.')
  await form.getByLabel('Name of the badge').fill('Mender')
  const until = await form.getByLabel('Last day').inputValue()
  await form.getByLabel('Last day').fill('2001-01-01')
  await form.getByRole('button', { name: 'Make a challenge' }).click()
  await form.getByText('A challenge lasts a day at least').waitFor()
  await expect.poll(() => form.getByLabel('Name of the badge').inputValue()).toBe('Mender')
  await form.getByLabel('Last day').fill(until)
  await form.getByRole('button', { name: 'Make a challenge' }).click()
  await his.getByRole('heading', { level: 1, name: 'Mend in public' }).waitFor()

  const hers = chiomas.page
  await hers.goto(`/${slug}`)
  await takenOver(hers)
  await hers.getByRole('link', { name: 'Mend in public' }).click()
  await hers.getByRole('heading', { level: 1, name: 'Mend in public' }).waitFor()
  await hers.getByRole('button', { name: 'Enter a page' }).click()
  const choosing = hers.getByRole('dialog')
  await choosing.getByLabel('Page', { exact: true }).selectOption({ label: 'The old toaster' })
  await hers.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await chiomas.context.setOffline(true)
  await choosing.getByRole('button', { name: 'Enter it' }).click()
  const entry = hers.locator('.entry')
  await entry.getByText('Two others have to look at it.').waitFor()
  await hers.getByText('You take part.').waitFor()
  await chiomas.context.setOffline(false)

  // His window follows, and he looks at what she entered before he confirms.
  await his.locator('.entry').getByRole('link', { name: 'The old toaster' }).click()
  await his.getByText('It was the fuse.').first().waitFor()
  await his.goBack()
  const confirms = 'It does what was asked (Chioma Eze)'
  await his.getByRole('button', { name: confirms }).click()
  await his.locator('.entry').getByText('One more has to look at it.').waitFor()

  const theirs = aminas.page
  await openLive(theirs, `/${slug}`)
  await theirs.getByText('one waits for somebody to look at it').waitFor()
  await theirs.getByRole('link', { name: 'Mend in public' }).click()
  await theirs.getByRole('button', { name: confirms }).click()
  await theirs.locator('.entry').getByText('Badge earned').waitFor()

  await hers.getByText('You have the badge.').waitFor()
  const [download] = await Promise.all([
    hers.waitForEvent('download'),
    hers.getByRole('link', { name: 'Take the badge along' }).click(),
  ])
  const claims = decodeJwt(await readFile(await download.path(), 'utf8'))
  expect(claims).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'], name: 'Mender' })

  // On the page's head, and on her profile.
  await openLive(theirs, story.url)
  await expect.poll(() => theirs.locator('.facts').innerText()).toContain('Mender (Chioma Eze, version')
  await openLive(theirs, `/${slug}/m/${stage.place.chioma.id}`)
  await theirs.getByRole('link', { name: 'The old toaster, version' }).waitFor()
  expect(unmeant([bos, chiomas, aminas], /400 \(Bad Request\)/)).toEqual([])
})
