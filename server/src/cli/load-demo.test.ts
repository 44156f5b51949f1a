import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveContent } from '@commonplace/document/derive'
import type { DocNode } from '@commonplace/document/json'
import type { WallTime } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../compose.ts'
import { readConfig } from '../config.ts'
import { REPAIR_CAFE } from '../demo/community.ts'
import { openLog } from '../observe/log.ts'
import { loadDemo } from './load-demo.ts'

let folder: string
let house: House
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-demo-test-'))
  house = await openHouse(readConfig({ DATA_DIR: folder }), { log: openLog('error') })
  await loadDemo(house.services, REPAIR_CAFE)
})
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function opened() {
  const { read } = house.services.store
  const community = must(await read.communities.bySlug(REPAIR_CAFE.slug), 'the demo was loaded')
  const pages = (await read.pages.list(community.id, { limit: 200, sort: 'tree' })).items
  const questions = (await read.questions.list(community.id, { limit: 200, show: 'all', sort: 'old' })).items
  return { read, community, pages, questions }
}

test('every page is there with its history, its authors and its dates', async () => {
  const { read, pages } = await opened()
  const thoughts = REPAIR_CAFE.thoughts.filter(({ daysAgo }) => daysAgo !== undefined)
  expect(pages).toHaveLength(REPAIR_CAFE.pages.length + thoughts.length)
  const toaster = must(
    pages.find(({ fields }) => fields.title === 'Triage a dead toaster'),
    'the toaster is in the demo',
  )
  const versions = (await read.versions.listOf(toaster.documentId, { limit: 50 })).items
  // Four sittings of its own, and the one in which an answer was woven in.
  expect(versions).toHaveLength(5)
  expect(versions.map(({ name }) => name)).toContain('v1.0, before the winter meet')
  const names = await read.members.many(await read.versions.contributorsOf(toaster.documentId))
  expect([...names.values()].map(({ name }) => name).sort()).toEqual([
    'Amara Diallo',
    'Bert de Vries',
    'Jonas Meyer',
    'Priya Nair',
  ])
  const now = house.services.clock.now()
  for (const page of pages) expect(page.createdAt).toBeLessThan(now - 24 * 60 * 60 * 1000)
})

test('all links between its pages lead somewhere', async () => {
  const { read, pages } = await opened()
  const ids = new Set<string>(pages.map(({ id }) => id))
  const contents = await read.documents.contents(pages.map(({ documentId }) => documentId))
  let links = 0
  for (const content of contents.values()) {
    for (const link of deriveContent(JSON.parse(content.json) as DocNode).links) {
      if (link.type !== 'page') continue
      expect(ids).toContain(link.ref)
      links++
    }
  }
  expect(links).toBeGreaterThan(15)
})

test('questions stand with answers, votes, acceptances, and both adoptions are current', async () => {
  const { read, questions, pages } = await opened()
  expect(questions).toHaveLength(REPAIR_CAFE.questions.length)
  const answers = (await Promise.all(questions.map(({ id }) => read.questions.answersOf(id)))).flat()
  expect(answers).toHaveLength(14)
  expect(answers.reduce((sum, { votes }) => sum + votes, 0)).toBeGreaterThan(15)
  expect(questions.filter(({ accepted }) => accepted !== null)).toHaveLength(6)
  expect(questions.filter(({ askedFrom }) => askedFrom !== null).length).toBeGreaterThanOrEqual(7)
  const adoptions = await read.adoptions.ofAnswers(answers.map(({ id }) => id))
  expect(adoptions.map(({ heading }) => heading)).toEqual(['Pitfalls', 'Pitfalls'])
  for (const { pageId } of adoptions) {
    const page = must(
      pages.find(({ id }) => id === pageId),
      'an adoption is in a page of the demo',
    )
    expect((await read.documents.content(page.documentId))?.json).toContain('adoptedAnswer')
  }
})

test('its charter is signed, a badge was earned, and somebody said thank you', async () => {
  const { read, community, pages } = await opened()
  const charter = must(
    pages.find(({ kind }) => kind === 'charter'),
    'the demo has a charter',
  )
  expect(await read.charters.signers(charter.id)).toHaveLength(REPAIR_CAFE.charter.signed.length)
  const mei = must(await read.members.byEmail('mei@example.org'), 'Mei is in the demo')
  expect(await read.challenges.earnedBy(community.id, mei.id)).toHaveLength(1)
})

test('a thought of the week is replied to, and more wait', async () => {
  const { read, community } = await opened()
  const [latest] = await read.thoughts.published(community.id, 5)
  const said = await read.comments.of('page', [must(latest, 'one was published').pageId])
  expect(said).toHaveLength(3)
  expect(await read.thoughts.queue(community.id)).toHaveLength(2)
  expect((await read.thoughts.plan(community.id))?.nextAt).toBeGreaterThan(0)
})

test('its people can sign in, and nobody but them is here', async () => {
  const { read, community } = await opened()
  expect(await read.members.countOf(community.id)).toBe(Object.keys(REPAIR_CAFE.people).length)
  expect((await read.members.byEmail('amara@example.org'))?.name).toBe('Amara Diallo')
  expect(await read.keys.setupHash()).toBeNull()
})

test('its stories say what they tried, its gatherings have a next time, and two pulses of three have closed', async () => {
  const { read, community } = await opened()
  const told = await read.evidence.all(community.id)
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['did-not', 'mixed', 'worked', 'worked'])
  const planned = await read.gatherings.of(community.id)
  expect(planned.map(({ title }) => title).sort()).toEqual(['Open table', 'Show & Tell of failures'])
  const answered = await read.gatherings.answered(
    planned.map(({ id }) => id),
    '' as WallTime,
  )
  expect(answered.length).toBeGreaterThan(0)
  const now = house.services.clock.now()
  expect(await read.pulses.closed(community.id, now, 5)).toHaveLength(2)
  expect(await read.pulses.open(community.id, now)).not.toBeNull()
})
