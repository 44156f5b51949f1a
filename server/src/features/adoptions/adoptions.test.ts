import { routes } from '@commonplace/api'
import { applyJson, childrenOf, type DocNode, paragraph, readBody, textOf } from '@commonplace/document'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type House, openHouse } from '../../testing/house.ts'

/** A page with a section, and a question with an answer by Bo. */
async function scene(house: House) {
  const page = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: {
      kind: 'practice',
      title: 'Glue',
      markdown: 'Sand it.\n\n## Drying\n\nWait a day.\n\n## Pitfalls\n\nHaste.',
    },
  })
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'How long in winter?', markdown: 'It is cold here.' },
  })
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Two days below **ten** degrees.' },
  })
  return { page, question, answer }
}

const adopt = (house: House, answerId: string, pageId: string, heading = 'Drying') =>
  house.do('amina', routes.adoptAnswer, { params: { id: answerId }, input: { pageId, heading } })
const read = (house: House, id: string) => house.do('stranger', routes.readAdoption, { params: { id } })
const page = (house: House, id: string) => house.do('stranger', routes.readPage, { params: { id } })

test('[CO40] an adopted answer lives in the page under its heading, with whose it is, and both sides are linked', async () => {
  await using house = await openHouse()
  const { page: made, question, answer } = await scene(house)
  const adoption = await adopt(house, answer.id, made.id)
  expect(adoption).toMatchObject({ state: 'current', visible: true, heading: 'Drying', answeredBy: { name: 'Bo' } })
  const shown = await page(house, made.id)
  expect(shown.html).toMatch(/Wait a day\.<\/p>\s*<aside class="adopted"[^>]*data-state="current"/)
  expect(shown.html).toContain('<strong>ten</strong>')
  expect(shown.html).toContain('Answered by Bo · adopted by Amina')
  expect(shown.adoptions).toEqual([adoption])
  expect(shown.links.in).toContainEqual(
    expect.objectContaining({ type: 'adopted-into', kind: 'answer', id: answer.id }),
  )
  const asked = await house.do('bo', routes.readQuestion, { params: { id: question.id } })
  // Bo wrote the answer and may change it.
  expect(asked.answerList[0]?.adoptions).toEqual([{ ...adoption, mayEditAnswer: true }])
  expect(house.told('answer-adopted')).toHaveLength(1)
})

test('[CO46] whoever looks because an adoption was told finds the block in the page, and finds it current', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const looked = Promise.withResolvers<{ state: string; html: string }>()
  const stop = house.services.store.onEvents((events) => {
    const told = events.find(({ type }) => type === 'answer-adopted')
    if (!told?.subject) return
    const look = async (id: string) => ({
      state: (await read(house, id)).state,
      html: (await page(house, made.id)).html,
    })
    look(told.subject.id).then(looked.resolve, looked.reject)
  })
  await adopt(house, answer.id, made.id)
  const { state, html } = await looked.promise
  stop()
  expect(state).toBe('current')
  expect(html).toContain('data-state="current"')
})

test('[CO41] the page draws what changed as a bar: with its buttons for who may decide, without them for readers, not in its history', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  expect((await page(house, made.id)).html).not.toContain('adopted-bar')
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'Three days.' } })
  const shown = await page(house, made.id)
  expect(shown.html).toContain('The answer has changed since.')
  expect(shown.html).toContain('data-decide="look"')
  expect(shown.html).not.toContain('<button')
  const { html } = await house.do('amina', routes.readPage, { params: { id: made.id } })
  for (const act of ['look', 'update', 'keep', 'detach']) expect(html).toContain(`data-decide="${act}"`)
  const version = await house.do('amina', routes.readVersion, { params: { id: made.id, n: shown.versions } })
  expect(version.html).not.toContain('adopted-bar')
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  const hidden = await house.do('amina', routes.readPage, { params: { id: made.id } })
  expect(hidden.html).toContain('The answer was withdrawn.')
  expect(hidden.html).not.toContain('data-decide="update"')
  await house.do('amina', routes.detachAdoption, { params: { id } })
  expect((await page(house, made.id)).html).not.toContain('adopted')
})

test('[CO2] adopting twice under the same id weaves one block', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const call = { params: { id: answer.id }, input: { id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d', pageId: made.id } }
  await house.do('amina', routes.adoptAnswer, call)
  await house.do('amina', routes.adoptAnswer, call)
  expect((await page(house, made.id)).html.match(/class="adopted"/g)).toHaveLength(1)
  await expect(house.do('bo', routes.adoptAnswer, call)).rejects.toMatchObject({ code: 'conflict' })
})

test('[CO41] a changed answer is told with its difference; taking it in makes the block current again', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const markdown = 'Three days below **ten** degrees.'
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown } })
  const changed = await read(house, id)
  expect(changed.state).toBe('answer-changed')
  expect(changed.diffHtml).toMatch(/<del[^>]*>Two<\/del>/)
  expect((await page(house, made.id)).html).toContain('Two days')
  const updated = await house.do('host', routes.updateAdoption, { params: { id } })
  expect(updated.state).toBe('current')
  expect((await page(house, made.id)).html).toContain('Three days')
  expect((await read(house, id)).diffHtml).toBeNull()
})

test('[CO42] a section that moved on is told; keeping marks both sides as seen', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await house.type('bo', made.documentId, (doc) => {
    const json = readBody(doc)
    const rest = childrenOf(json).map((block) =>
      textOf(block) === 'Wait a day.' ? paragraph('Wait for weeks.') : block,
    )
    applyJson(doc, { ...json, content: rest }, null)
  })
  await house.quiet()
  const moved = await read(house, id)
  expect(moved.state).toBe('page-moved-on')
  expect(moved.diffHtml).toMatch(/<del.*Wait a day\.[\s\S]*<ins.*Wait for weeks\./)
  expect(moved.diffHtml).not.toContain('Two days')
  expect((await house.do('bo', routes.keepAdoption, { params: { id } })).state).toBe('current')
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'A week.' } })
  expect((await house.do('bo', routes.keepAdoption, { params: { id } })).state).toBe('current')
  expect((await page(house, made.id)).html).toContain('Two days')
})

test('[CO43] a detached block is a quotation that says whose words it holds', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const detached = await house.do('bo', routes.detachAdoption, { params: { id } })
  expect(detached.state).toBe('detached')
  const shown = await page(house, made.id)
  expect(shown.html).toContain('<blockquote')
  expect(shown.html).toContain('— Bo, in “How long in winter?”')
  expect(shown.adoptions).toEqual([])
  expect(shown.links.in.filter(({ type }) => type === 'adopted-into')).toEqual([])
  await expect(house.do('bo', routes.updateAdoption, { params: { id } })).rejects.toMatchObject({ code: 'conflict' })
})

test('[SA35] the words of a withdrawn answer leave pages, leads, search and history, and come back to nobody', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  const shown = await house.do('amina', routes.readPage, { params: { id: made.id }, query: { format: 'json' } })
  expect(shown.html).not.toContain('Two days')
  expect(shown.html).toContain('Answer hidden')
  expect(JSON.stringify(shown)).not.toContain('Two days')
  expect(shown.adoptions[0]).toMatchObject({ visible: false, answeredBy: { name: 'Somebody' }, questionTitle: '' })
  const found = await house.do('amina', routes.search, { params: { slug: house.slug }, query: { q: 'degrees' } })
  expect(found.items).toEqual([])
  const version = await house.do('amina', routes.readVersion, { params: { id: made.id, n: shown.versions } })
  expect(version.html).not.toContain('Two days')
  const diff = await house.do('amina', routes.readDiff, { params: { id: made.id }, query: { from: 1 } })
  expect(diff.html).not.toContain('Two days')
  await house.do('amina', routes.detachAdoption, { params: { id } })
  expect((await page(house, made.id)).html).not.toContain('Two days')
})

test('[CO44] where the page takes no block, the adoption is taken back', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const edit = house.services.documents.edit
  const failing = { ...house.services.documents, edit: () => Promise.reject(new Error('The disk is full')) }
  Object.assign(house.services, { documents: failing })
  await expect(adopt(house, answer.id, made.id)).rejects.toThrow('The disk is full')
  Object.assign(house.services, { documents: { ...failing, edit } })
  expect((await page(house, made.id)).adoptions).toEqual([])
  expect(house.told('answer-adopted')).toEqual([])
})

test('[CO46] what happened to a woven answer is told once, and Home says so to the steward and to who wove it in', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await house.do('amina', routes.changePage, { params: { id: made.id }, input: { stewards: [house.idOf('host')] } })
  const home = async (who: 'host' | 'amina' | 'bo') =>
    (await house.do(who, routes.readHome, { params: { slug: house.slug } })).told.adoptions
  expect(await home('host')).toEqual([])
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'Three days.' } })
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'Four days.' } })
  expect(house.told('adoption-moved').map(({ data }) => data.state)).toEqual(['answer-changed'])
  expect(await home('host')).toMatchObject([{ id, state: 'answer-changed' }])
  expect(await home('amina')).toHaveLength(1)
  expect(await home('bo')).toEqual([])
  await house.do('host', routes.updateAdoption, { params: { id } })
  expect(await home('host')).toEqual([])
  // What was kept as it is and changes again is told again.
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'Five days.' } })
  await house.do('amina', routes.keepAdoption, { params: { id } })
  expect(await home('host')).toEqual([])
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'Six days.' } })
  expect(await home('host')).toMatchObject([{ id, state: 'answer-changed' }])
})

test('[CO47] the words of a withdrawn answer leave the live document, and a restored version brings them back to nobody', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  await adopt(house, answer.id, made.id)
  const live = () =>
    house.services.documents.read(made.documentId as never, (doc) =>
      Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1'),
    )
  expect(await live()).toContain('Two days below')
  const before = (await page(house, made.id)).versions
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  await house.quiet()
  expect(await live()).not.toContain('Two days below')
  await house.do('amina', routes.restoreVersion, { params: { id: made.id }, input: { version: before } })
  expect(await live()).not.toContain('Two days below')
  const shown = await page(house, made.id)
  expect(shown.html).toContain('Answer hidden')
  // Somebody who was away brings an old copy along.
  await house.type('amina', made.documentId, (doc) => {
    const json = readBody(doc)
    const blocks = childrenOf(json).map((block) =>
      block.type === 'adoptedAnswer' ? { ...block, content: [paragraph('Two days below again.')] } : block,
    )
    applyJson(doc, { ...json, content: blocks }, null)
  })
  await house.quiet()
  await house.quiet()
  expect(await live()).not.toContain('Two days below')
})

/** Somebody writes in a woven answer past every window: straight into the live document. */
const forge = (house: House, documentId: string, words: string) =>
  house.type('amina', documentId, (doc) => {
    const json = readBody(doc)
    const changed = (block: DocNode): DocNode =>
      block.type === 'adoptedAnswer' ? { ...block, content: [paragraph(words)] } : block
    applyJson(doc, { ...json, content: childrenOf(json).map(changed) }, null)
  })

test('[CO48] words put into a woven answer past the editor do not bear the name of who answered; taking the answer in brings it back', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await forge(house, made.documentId, 'Bo likes haste.')
  await house.quiet()
  const { html } = await house.do('host', routes.readPage, { params: { id: made.id } })
  expect(html).toContain('Bo likes haste.')
  expect(html).not.toContain('Answered by Bo')
  expect(html).toContain('Changed here: no longer the words of Bo')
  expect(html).toContain('The words of this answer were changed here.')
  expect(html).not.toContain('data-decide="keep"')
  await house.do('amina', routes.keepAdoption, { params: { id } })
  expect((await page(house, made.id)).html).not.toContain('Answered by Bo')
  await house.do('host', routes.updateAdoption, { params: { id } })
  const healed = await page(house, made.id)
  expect(healed.html).toContain('Answered by Bo · adopted by Amina')
  expect(healed.html).not.toContain('haste.')
})

test('[CO48] what is detached with other words than were woven in is a quotation of nobody', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await forge(house, made.documentId, 'Bo likes haste.')
  await house.do('amina', routes.detachAdoption, { params: { id } })
  const { html } = await page(house, made.id)
  expect(html).toContain('Bo likes haste.')
  expect(html).not.toContain('— Bo')
})

test('[CO48] nor do other words in a copy of its block, in a page, an answer or a remark', async () => {
  await using house = await openHouse()
  const { page: made, question, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const markdown = `<!-- adopted ${id} -->\n\nBo likes haste.\n\n<!-- /adopted -->`
  const copy = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Copy', markdown },
  })
  const other = await house.do('amina', routes.answerQuestion, { params: { id: question.id }, input: { markdown } })
  const remark = await house.do('amina', routes.commentAnswer, { params: { id: answer.id }, input: { markdown } })
  for (const { html } of [await page(house, copy.id), other, remark]) {
    expect(html).toContain('Bo likes haste.')
    expect(html).not.toContain('Answered by Bo')
  }
  const theirs = markdown.replace('Bo likes haste.', 'Two days below **ten** degrees.')
  const said = await house.do('amina', routes.commentAnswer, { params: { id: answer.id }, input: { markdown: theirs } })
  expect(said.html).toContain('Answered by Bo · adopted by Amina')
})

test('[CO48] an older version of a page shows the words that were woven in then, under the name of who answered', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const { n } = await house.do('amina', routes.createVersion, { params: { id: made.id }, input: { name: 'Then' } })
  await house.do('bo', routes.changeAnswer, {
    params: { id: answer.id },
    input: { markdown: 'Three **days**, @bo says.' },
  })
  await house.do('amina', routes.updateAdoption, { params: { id } })
  for (const html of [
    (await page(house, made.id)).html,
    (await house.do('amina', routes.readVersion, { params: { id: made.id, n } })).html,
  ])
    expect(html).toContain('Answered by Bo · adopted by Amina')
})

test('[CO48] nor do they where a version is restored that holds them after the answer was detached', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await forge(house, made.documentId, 'Bo likes haste.')
  await house.quiet()
  const { n } = await house.do('amina', routes.createVersion, { params: { id: made.id }, input: { name: 'Forged' } })
  await house.do('host', routes.updateAdoption, { params: { id } })
  await house.do('host', routes.detachAdoption, { params: { id } })
  await house.do('amina', routes.restoreVersion, { params: { id: made.id }, input: { version: n } })
  const { html } = await page(house, made.id)
  expect(html).toContain('Bo likes haste.')
  expect(html).not.toMatch(/— Bo|Answered by Bo/)
})

test('[CO47] the words of a withdrawn answer do not come back with an older version of another answer that held a copy', async () => {
  await using house = await openHouse()
  const { page: made, question, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const markdown = `As said:\n\n<!-- adopted ${id} -->\n\nTwo days below **ten** degrees.\n\n<!-- /adopted -->`
  const other = await house.do('amina', routes.answerQuestion, { params: { id: question.id }, input: { markdown } })
  await house.do('amina', routes.changeAnswer, { params: { id: other.id }, input: { markdown: 'Nothing said.' } })
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  const live = () => house.services.documents.read(other.documentId as never, (doc) => JSON.stringify(readBody(doc)))
  await house.do('amina', routes.restoreText, { params: { id: other.documentId }, input: { version: 1 } })
  expect(await live()).toContain('As said:')
  expect(await live()).not.toContain('Two days')
})

test('[SA8] a text of thousands of invented woven answers and pictures is read with a few questions to the store', async () => {
  await using house = await openHouse()
  const one = (n: number) => `<!-- adopted a${n} -->\n\nx\n\n<!-- /adopted -->\n\n![p](attachment:b${n})`
  const { id } = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Flood', markdown: Array.from({ length: 300 }, (_, n) => one(n)).join('\n\n') },
  })
  const { adoptions, attachments } = house.services.store.read
  const asked = [vi.spyOn(adoptions, 'byId'), vi.spyOn(attachments, 'byId'), vi.spyOn(adoptions, 'many')]
  await page(house, id)
  expect(asked.map((spy) => spy.mock.calls.length > 5)).toEqual([false, false, false])
  expect(asked[2]?.mock.calls.length).toBeGreaterThan(0)
})
