// Long, because every screen that there is stands in one list.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type QuestionShape, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { openCommonplace } from '@commonplace/server/compose'
import { leavingToken } from '@commonplace/server/ports/leaving-mails'
import { newSecret } from '@commonplace/server/ports/secrets'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  configFor,
  type OpenedCommunity,
  openBrowser,
  openCommunity,
  openWindow,
  type Window,
} from '../harness/index.ts'
import { type Furnished, furnish, furnishGaps } from './furnish.ts'
import {
  furnishChallenge,
  furnishGathering,
  furnishProgramme,
  furnishPulses,
  furnishQuestion,
  furnishThoughts,
} from './furnish-life.ts'
import { look, PHONE, type Screen } from './look.ts'
import { openMargin } from './steps.ts'

// Every screen, on a phone and on a desk, by day and by night: nothing that axe knows to be in somebody's way, and nothing wider than the phone.

let browser: Browser
let place: OpenedCommunity
let stock: Furnished
let crowded: QuestionShape
let hers: Window
let anybodys: Window
let leaving: string
let gathering: string
let challenge: string
let on: string
let missing: Awaited<ReturnType<typeof furnishGaps>>

beforeAll(async () => {
  browser = await openBrowser()
  // Mail goes nowhere, but what is set about it is shown.
  place = await openCommunity({ visibility: 'public', overrides: { mail: { send: async () => undefined } } })
  const { store } = place.running.services
  const secret = await store.change((writes) => writes.mails.keepSecret(newSecret()))
  const memberId = place.amina.id as MemberId
  leaving = leavingToken(secret, { memberId, communityId: place.communityId, kind: 'digest' })
  stock = await furnish(place)
  // A second version, so that the history has something to compare.
  await place.bo.api(routes.createVersion, {
    params: { id: stock.toaster.id },
    input: { name: 'agreed at the first meeting' },
  })
  missing = await furnishGaps(place, stock)
  // The answer woven into the page changes: the page, its editor and Home say so.
  const { answerList } = await place.amina.api(routes.readQuestion, { params: { id: stock.resolved.id } })
  const woven = answerList.find(({ adoptions }) => adoptions.length > 0)
  await place.bo.api(routes.changeAnswer, {
    params: { id: woven?.id ?? '' },
    input: { markdown: 'It sits **far too close** to the element. Bend the bracket back.' },
  })
  crowded = await furnishQuestion(place)
  gathering = await furnishProgramme(place)
  on = await furnishGathering(place)
  const speak = (markdown: string, more = {}) =>
    place.chioma.api(routes.commentPage, { params: { id: stock.fuse.id }, input: { markdown, ...more } })
  const thread = await speak('How *cold*?', { on: { quote: 'A cold fuse may lie.' } })
  await speak(`[@Amina Bello](member:${place.amina.id}) knows.`, { replyTo: thread.id })
  await speak('It lied to me.', { on: { quote: 'Words that are long gone' } })
  await furnishPulses(place)
  challenge = await furnishChallenge(place)
  await furnishThoughts(place)
  hers = await openWindow(browser, place.url, place.amina)
  anybodys = await openWindow(browser, place.url)
})
afterAll(async () => {
  await hers?.[Symbol.asyncDispose]()
  await anybodys?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const seen = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor()
}
/** The same, in the sheet that the margin is on a phone: `anew`. */
const opened = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor({ state: 'attached' })
  await openMargin(page)
  await page.locator(selector).first().waitFor()
}
const amina = () => place.amina
const nobody = () => null
const within = (path: string) => () => `/${place.slug}${path}`

const SCREENS: readonly Screen[] = [
  { name: 'home', who: amina, path: within(''), ready: seen('#woven') },
  { name: 'list', who: amina, path: within('/practices'), ready: seen('.rows .row') },
  { name: 'all pages', who: amina, path: within('/pages'), ready: seen('main a') },
  { name: 'page', who: amina, path: () => stock.toaster.url, ready: seen('.prose .adopted-bar') },
  {
    name: 'page with words in its margin',
    who: amina,
    path: () => stock.fuse.url,
    ready: opened('.thread-acts'),
    anew: true,
  },
  {
    name: 'speaking in the margin',
    anew: true,
    who: amina,
    path: () => stock.fuse.url,
    async ready(page) {
      await page.locator('.thread-acts').first().waitFor({ state: 'attached' })
      await page.keyboard.press('Control+Alt+KeyM')
      const field = page.getByLabel('Comment on this page')
      // What was typed at the size before is still there.
      await field.fill('')
      await field.pressSequentially('@')
      await page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  { name: 'page for a guest', who: nobody, path: () => stock.toaster.url, ready: seen('.prose table') },
  {
    name: 'page being written',
    anew: true,
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.locator('.ProseMirror[contenteditable=true] table').waitFor()
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Enter')
      await page.keyboard.type('/')
      await page.getByRole('listbox').waitFor()
    },
  },
  {
    name: 'words selected while writing',
    anew: true,
    who: amina,
    path: () => stock.fuse.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.locator('.ProseMirror[contenteditable=true] h2').first().waitFor()
      await page
        .locator('.ProseMirror p')
        .first()
        .dblclick({ position: { x: 16, y: 12 } })
      await page.locator('.selection-toolbar').getByRole('button', { name: 'Turn into' }).click()
      await page.getByRole('menu', { name: 'Turn into' }).waitFor()
    },
  },
  { name: 'question', who: amina, path: () => stock.resolved.url, ready: seen('.answer') },
  {
    name: 'question with everything',
    anew: true,
    who: amina,
    path: () => crowded.url,
    async ready(page) {
      await page.locator('summary', { hasText: 'Also asked as' }).click()
      await page.getByLabel('More about this answer').last().click()
    },
  },
  {
    name: 'merging a question',
    who: amina,
    path: () => crowded.url,
    async ready(page) {
      await page.getByLabel('More actions').first().click()
      await page.getByRole('button', { name: 'Merge into another question…' }).click()
      await page.getByLabel('Find the question that stays').fill('fuse')
      await page.getByRole('dialog').locator('.choices button').first().waitFor()
    },
  },
  { name: 'ask', who: amina, path: within('/ask'), ready: seen('.compose, form textarea') },
  {
    name: 'ask, with what was found',
    who: amina,
    path: within('/ask'),
    async ready(page) {
      await page.getByLabel('Your question in one sentence').fill('How hot may a thermal fuse get?')
      await page.locator('.similar .choices li').first().waitFor()
    },
  },
  { name: 'questions', who: amina, path: within('/questions?show=all'), ready: seen('.rows .row') },
  {
    name: 'questions with old answers',
    who: amina,
    path: within('/questions?show=obsolete'),
    ready: seen('.rows .row'),
  },
  { name: 'search', who: amina, path: within('/search?q=fuse'), ready: seen('.rows mark') },
  {
    name: 'quick search',
    who: amina,
    path: within(''),
    async ready(page) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('fuse')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'facts of a page',
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.getByLabel('More actions').first().click()
      await page.getByRole('button', { name: 'Facts about this page' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'adding an answer to a page',
    who: amina,
    path: () => stock.resolved.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Add to page…' }).first().click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  {
    name: 'choosing a page for an answer',
    who: amina,
    path: () => stock.resolved.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Add to page…' }).first().click()
      await page.getByRole('button', { name: 'Another page' }).click()
      await page.locator('.choices button').first().waitFor()
    },
  },
  {
    name: 'starting a page with an answer',
    who: amina,
    path: () => stock.resolved.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Add to page…' }).first().click()
      await page.getByRole('button', { name: 'Another page' }).click()
      await page.locator('.start-kinds button').first().click()
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
    },
  },
  {
    name: 'deciding about a woven answer',
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.getByRole('link', { name: 'See what changed' }).click()
      await page.getByRole('dialog').locator('ins').first().waitFor()
    },
  },
  {
    name: 'writing into a woven answer',
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByRole('button', { name: 'Edit these words…' }).click()
      await page.getByRole('dialog').locator('.choices').waitFor()
    },
  },
  {
    name: 'editing the answer from the page',
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByRole('button', { name: 'Edit these words…' }).click()
      await page.getByRole('button', { name: /^Edit the answer/ }).click()
      await page.getByRole('dialog').locator('.ProseMirror').waitFor()
    },
  },
  {
    name: 'the keys',
    who: amina,
    path: within(''),
    async ready(page) {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'members', who: amina, path: within('/members'), ready: seen('main li, main tr') },
  { name: 'programme', who: amina, path: within('/programme'), ready: seen('.occurrence') },
  { name: 'challenges', who: amina, path: within('/challenges'), ready: seen('.rows .row') },
  {
    name: 'entering a challenge',
    anew: true,
    who: amina,
    path: () => challenge,
    async ready(page) {
      await page.locator('.entry').waitFor()
      await page.getByRole('button', { name: 'Enter a page' }).click()
      await page.getByRole('dialog').getByRole('option', { name: 'The lamp of my aunt' }).waitFor({ state: 'attached' })
    },
  },
  { name: 'thoughts of the week', who: amina, path: within('/thoughts'), ready: seen('.thought-replies .comment') },
  {
    name: 'putting in a thought',
    anew: true,
    who: amina,
    path: within('/thoughts'),
    async ready(page) {
      await page.locator('.thought-queue .row').first().waitFor()
      await page.getByRole('button', { name: 'Put in a thought' }).click()
      await page.getByRole('dialog').getByLabel('Thought', { exact: true }).waitFor()
    },
  },
  {
    name: 'when thoughts are published',
    anew: true,
    who: amina,
    path: within('/thoughts'),
    async ready(page) {
      await page.getByRole('button', { name: 'Change when' }).click()
      await page.getByRole('dialog').getByLabel('Time zone').waitFor()
    },
  },
  { name: 'a challenge', who: amina, path: () => challenge, ready: seen('.entry') },
  { name: 'a gathering', who: amina, path: () => gathering, ready: seen('.gathering') },
  { name: 'a gathering that is on', who: amina, path: () => on, ready: seen('.dot-vote') },
  { name: 'who hosts', who: amina, path: within('/rota'), ready: seen('.away-line') },
  {
    name: 'planning a gathering',
    who: amina,
    path: within('/programme'),
    async ready(page) {
      await page.getByRole('button', { name: 'Plan a gathering' }).click()
      await page.getByRole('dialog').getByLabel('Name').waitFor()
    },
  },
  { name: 'the week', who: amina, path: within('/digest'), ready: seen('main h1') },
  { name: 'the first hour', who: amina, path: within('/start'), ready: seen('main h1') },
  { name: 'invites', who: amina, path: within('/invites'), ready: seen('form') },
  { name: 'settings', who: amina, path: within('/settings'), ready: seen('form') },
  { name: 'measures', who: amina, path: within('/measures'), ready: seen('.measure svg') },
  { name: 'measures to print', who: amina, path: within('/measures/report'), ready: seen('.report-numbers') },
  { name: 'door: keeping the place', who: amina, path: within('/keeping'), ready: seen('main section') },
  { name: 'door: log', who: amina, path: within('/audit'), ready: seen('main h1') },
  { name: 'door: webhooks', who: amina, path: within('/webhooks'), ready: seen('form') },
  {
    name: 'door: a profile',
    who: amina,
    path: () => `/${place.slug}/m/${place.chioma.id}`,
    ready: seen('main section'),
  },
  { name: 'door: joining', who: nobody, path: within('/join'), ready: seen('main h1') },
  {
    name: 'door: a mail link that was used',
    who: nobody,
    path: () => `/sign-in/link/${newSecret()}`,
    ready: seen('main h1'),
  },
  {
    name: 'door: who sees a page',
    who: amina,
    path: () => stock.toaster.url,
    async ready(page) {
      await page.locator('summary[aria-label="More actions"]').click()
      await page.getByRole('button', { name: 'Who sees it', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Hosts only').check()
      await page.getByRole('dialog').getByText('And to these people').waitFor()
    },
  },
  { name: 'pulse', who: amina, path: within('/pulse'), ready: seen('.pulse-result .pulse-step') },
  { name: 'gaps', who: amina, path: within('/gaps'), ready: seen('.gap-board .gap-actions') },
  {
    name: 'asking somebody to fill a gap',
    who: amina,
    path: within('/gaps'),
    async ready(page) {
      await page
        .getByRole('button', { name: /^Invite…/ })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('searchbox').waitFor()
    },
  },
  {
    name: 'search for what is not there',
    who: amina,
    path: within('/search?q=zeppelin'),
    ready: seen('.empty .gap-actions'),
  },
  {
    name: 'page with what it should answer',
    who: amina,
    path: () => missing.page.url,
    ready: opened('.to-answer'),
    anew: true,
  },
  {
    name: 'naming a version that answers',
    anew: true,
    who: amina,
    path: () => missing.page.url,
    async ready(page) {
      await opened('.to-answer')(page)
      await page.locator('.to-answer .link').first().click()
      await page.getByRole('dialog').getByRole('combobox').waitFor()
    },
  },
  {
    name: 'question with a section to confirm',
    who: amina,
    path: () => missing.proposed.url,
    ready: seen('.section-answer ins'),
  },
  {
    name: 'question whose section moved on',
    who: amina,
    path: () => missing.moved.url,
    async ready(page) {
      await page.getByRole('button', { name: 'See what changed' }).click()
      await page.locator('.section-answer ins').first().waitFor()
    },
  },
  {
    name: 'question for a guest, answered by a section',
    who: nobody,
    path: () => missing.moved.url,
    ready: seen('.section-answer'),
  },
  { name: 'page named without a link', who: amina, path: () => stock.fuse.url, ready: seen('#unlinked') },
  {
    name: 'page with the card of a question',
    who: nobody,
    path: () => missing.cards.url,
    ready: seen('.question-card-excerpt'),
  },
  { name: 'trash', who: amina, path: within('/trash'), ready: seen('main h1') },
  { name: 'no more mails', who: nobody, path: () => `/unsubscribe/${leaving}`, ready: seen('form') },
  { name: 'inbox', who: amina, path: () => '/inbox', ready: seen('.rows .row') },
  { name: 'account', who: amina, path: () => '/me', ready: seen('.checks input') },
  { name: 'offline library', who: amina, path: within('/offline'), ready: seen('.library-keep') },
  { name: 'history', who: amina, path: () => `${stock.toaster.url}/history`, ready: seen('.version-view .prose') },
  { name: 'new page', who: amina, path: within('/new/practice'), ready: seen('form') },
  { name: 'sign-in', who: nobody, path: () => '/sign-in', ready: seen('form') },
  { name: 'a link that was used', who: nobody, path: () => `/setup/${newSecret()}`, ready: seen('main h1') },
  { name: 'nothing here', who: nobody, path: within('/p/nothing-1111111111'), ready: seen('main h1') },
]

test.each(SCREENS)('$name', async (screen) => {
  const { page } = screen.who() ? hers : anybodys
  expect(await look(page, screen)).toEqual([])
})

test('the sheet behind More on a phone', async () => {
  const screen: Screen = {
    name: 'more',
    who: amina,
    path: within(''),
    async ready(page) {
      await page.locator('.tab-bar a').last().click()
      await page.getByRole('dialog').waitFor()
    },
  }
  expect(await look(hers.page, screen, [PHONE])).toEqual([])
})

test('set-up, at both sizes, light and dark', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const fresh = stack.use(await openCommonplace(configFor(dataDir)))
  const window = stack.use(await openWindow(browser, fresh.url))
  const screen: Screen = { name: 'set-up', who: nobody, path: () => fresh.setupUrl ?? '', ready: seen('form') }
  expect(await look(window.page, screen)).toEqual([])
})
