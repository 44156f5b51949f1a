import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

const SECTION = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'

/** Amina asks from a page; Bo writes the section that answers it and names the version. */
async function scene(house: House) {
  const page = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Glue', tags: ['wood'], markdown: 'Sand it.\n\n## Drying\n\nWait.' },
  })
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'How long in winter?', markdown: '', askedFrom: { pageId: page.id, quote: 'Wait.' } },
  })
  await write(house, page.id, 'Wait two days below ten degrees.')
  await house.do('bo', routes.createVersion, {
    params: { id: page.id },
    input: { name: 'Winter', answers: [{ id: SECTION, questionId: question.id, heading: 'Drying' }] },
  })
  return { page, question }
}

const write = (house: House, id: string, drying: string) =>
  house.do('bo', routes.changePage, {
    params: { id },
    input: { markdown: `Sand it.\n\n## Drying\n\n${drying}\n\n## Pitfalls\n\nHaste.` },
  })
const question = (house: House, id: string, who: 'amina' | 'guest' = 'amina') =>
  house.do(who, routes.readQuestion, { params: { id } })
const section = { params: { id: SECTION } }

test('[CO54] a version says which questions it answers; the asker sees what was written and confirms', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  const toAnswer = await house.do('bo', routes.listToAnswer, { params: { id: page.id } })
  expect(toAnswer.questions).toMatchObject([{ id: asked.id, why: 'asked-from' }])
  const [proposed] = (await question(house, asked.id)).sectionAnswers
  expect(proposed).toMatchObject({ state: 'proposed', heading: 'Drying', version: 2, movedOn: false })
  expect(proposed?.html).toContain('two days below ten')
  expect((await house.do('amina', routes.readHome, { params: { slug: house.slug } })).told.toConfirm).toHaveLength(1)
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).told.toConfirm).toEqual([])
  const seen = await house.do('amina', routes.readSectionAnswer, section)
  expect(seen.diffHtml).toMatch(/<ins[^>]*>.*two days/)
  await expect(house.do('bo', routes.confirmSectionAnswer, section)).rejects.toMatchObject({ code: 'not-allowed' })
  await house.do('amina', routes.confirmSectionAnswer, section)
  const confirmed = await question(house, asked.id)
  expect(confirmed).toMatchObject({ accepted: true, acceptedBy: { name: 'Amina' } })
  expect(confirmed.links.out).toContainEqual(
    expect.objectContaining({ type: 'answered-by-section', id: page.id, sentence: 'Drying' }),
  )
  expect((await house.do('bo', routes.listToAnswer, { params: { id: page.id } })).questions).toEqual([])
  const unanswered = { params: { slug: house.slug }, query: { show: 'unanswered' as const } }
  expect((await house.do('bo', routes.listQuestions, unanswered)).items).toEqual([])
  expect(house.told('section-proposed', 'section-confirmed')).toHaveLength(2)
})

test('[CO54] a section that one member puts forward again and again waits once, at its newest version', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  for (const drying of ['Wait three days.', 'Wait four days.']) {
    await write(house, page.id, drying)
    const answers = [{ questionId: asked.id, heading: 'Drying' }]
    await house.do('bo', routes.createVersion, { params: { id: page.id }, input: { name: drying, answers } })
  }
  const { sectionAnswers } = await question(house, asked.id)
  expect(sectionAnswers).toMatchObject([{ id: SECTION, state: 'proposed', movedOn: false }])
  expect(sectionAnswers[0]?.html).toContain('four days')
})

test('[CO54] what is declined is not shown; another acceptance takes the place of a section', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: asked.id },
    input: { markdown: 'Two days.' },
  })
  await house.do('amina', routes.confirmSectionAnswer, section)
  await house.do('amina', routes.acceptAnswer, { params: { id: answer.id } })
  const other = await question(house, asked.id)
  expect(other.sectionAnswers).toMatchObject([{ state: 'proposed' }])
  expect(other.links.out.map(({ type }) => type)).toEqual(['asked-from'])
  await house.do('host', routes.declineSectionAnswer, section)
  expect((await question(house, asked.id)).sectionAnswers).toEqual([])
  const wrong = { name: 'No', answers: [{ questionId: asked.id, heading: 'Nowhere' }] }
  const naming = house.do('bo', routes.createVersion, { params: { id: page.id }, input: wrong })
  await expect(naming).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CO56] a section that changed since says so; it is taken anew or kept', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  await house.do('amina', routes.confirmSectionAnswer, section)
  await write(house, page.id, 'Wait three days below ten degrees.')
  const moved = (await question(house, asked.id)).sectionAnswers[0]
  expect(moved).toMatchObject({ movedOn: true, version: 2 })
  expect(moved?.html).toContain('two days')
  expect((await house.do('amina', routes.readSectionAnswer, section)).sinceHtml).toMatch(/<del[^>]*>two/)
  expect((await house.do('bo', routes.readHome, { params: { slug: house.slug } })).told.movedSections).toHaveLength(1)
  expect(house.told('section-moved')).toHaveLength(1)
  const kept = await house.do('bo', routes.keepSectionAnswer, section)
  expect(kept).toMatchObject({ movedOn: false, version: 2 })
  await write(house, page.id, 'Wait a week.')
  const taken = await house.do('bo', routes.updateSectionAnswer, section)
  expect(taken.movedOn).toBe(false)
  expect(taken.html).toContain('a week')
})

test('[CO55] the text of a section is read under its page: in the trash it is not shown', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  await house.do('amina', routes.confirmSectionAnswer, section)
  expect(JSON.stringify(await question(house, asked.id, 'guest'))).toContain('two days')
  await house.do('bo', routes.deletePage, { params: { id: page.id } })
  const hidden = await question(house, asked.id, 'guest')
  expect(hidden.sectionAnswers).toMatchObject([{ visible: false, html: '', pageTitle: '' }])
  expect(JSON.stringify(hidden)).not.toContain('two days')
  await expect(house.do('guest', routes.readSectionAnswer, section)).rejects.toMatchObject({ code: 'not-found' })
  await house.do('bo', routes.undeletePage, { params: { id: page.id } })
  expect((await question(house, asked.id, 'guest')).sectionAnswers).toMatchObject([{ visible: true }])
})

test('an answer is offered to the page it was asked from first, then to those like it', async () => {
  await using house = await openHouse()
  const { page, question: asked } = await scene(house)
  const other = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Heating', markdown: '## How long in winter\n\nAll winter long.' },
  })
  const answer = await house.do('bo', routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'Long.' } })
  const { items } = await house.do('amina', routes.suggestPlaces, { params: { id: answer.id } })
  expect(items[0]).toMatchObject({ why: 'asked-from', page: { id: page.id } })
  expect(items).toContainEqual(
    expect.objectContaining({
      why: 'alike',
      heading: 'How long in winter',
      page: expect.objectContaining({ id: other.id }),
    }),
  )
})
