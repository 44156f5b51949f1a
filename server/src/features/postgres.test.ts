import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import { ownDatabase, postgresForTests } from '../storage/testing/postgres.ts'
import { openHouse } from '../testing/house.ts'

const server = postgresForTests('the content on PostgreSQL')

test.runIf(server !== null)(
  '[CO90] a page, a question and an adoption live on PostgreSQL as they do on SQLite',
  async () => {
    const database = await ownDatabase(server ?? '')
    try {
      await using house = await openHouse({ databaseUrl: database.url })
      const { slug } = house
      const make = (title: string) =>
        house.do('amina', routes.createPage, {
          params: { slug },
          input: { kind: 'practice', title, markdown: 'Sand it.\n\n## Drying\n\nWait a day.' },
        })
      const [glue, b, c] = [await make('Glue'), await make('B'), await make('C')]
      for (let i = 0; i < 12; i++) {
        await house.do('bo', routes.changePage, { params: { id: c.id }, input: { after: i % 2 ? glue.id : null } })
      }
      const tree = await house.do('bo', routes.listPages, { params: { slug }, query: { sort: 'tree', limit: 2 } })
      const rest = { params: { slug }, query: { sort: 'tree' as const, cursor: tree.next ?? '' } }
      const order = [...tree.items, ...(await house.do('bo', routes.listPages, rest)).items]
      expect(order.map(({ id }) => id)).toEqual([glue.id, c.id, b.id])

      await house.type('bo', glue.documentId, (doc) =>
        doc.getXmlFragment('default').insert(0, [toY(paragraph('Clamp it.'))]),
      )
      await house.quiet()
      const asked = await house.do('amina', routes.askQuestion, {
        params: { slug },
        input: { title: 'How long in winter?', markdown: '', askedFrom: { pageId: glue.id, quote: 'Wait a day.' } },
      })
      const answer = await house.do('bo', routes.answerQuestion, {
        params: { id: asked.id },
        input: { markdown: 'Two days.' },
      })
      await house.do('amina', routes.giveVote, { params: { id: answer.id } })
      await house.do('amina', routes.acceptAnswer, { params: { id: answer.id } })
      const adoption = await house.do('amina', routes.adoptAnswer, {
        params: { id: answer.id },
        input: { pageId: glue.id, heading: 'Drying' },
      })
      expect(adoption.state).toBe('current')
      const read = await house.do('stranger', routes.readPage, { params: { id: glue.id } })
      expect(read).toMatchObject({ versions: 3, questions: [{ accepted: true }], adoptions: [{ id: adoption.id }] })
      const hits = await house.do('bo', routes.search, { params: { slug }, query: { q: 'clamp' } })
      expect(hits.items.map(({ id }) => id)).toEqual([glue.id])
      const kept = await house.do('bo', routes.readOffline, { params: { slug } })
      expect([kept.pages.length, kept.questions.length, kept.more]).toEqual([3, 1, false])
      const later = await house.do('bo', routes.readOffline, { params: { slug }, query: { since: kept.next } })
      expect([later.pages.length, later.questions.length]).toEqual([0, 0])
      expect((await house.do('host', routes.readHome, { params: { slug } })).people).toBe(2)
      expect(house.failures).toEqual([])
    } finally {
      await database.drop()
    }
  },
)

test.runIf(server !== null)(
  '[CO91] a burst of changes at once is done whole, none is refused',
  async () => {
    const database = await ownDatabase(server ?? '')
    try {
      await using house = await openHouse({ databaseUrl: database.url })
      const { slug } = house
      const titles = Array.from({ length: 90 }, (_, i) => `Page ${i}`)
      await Promise.all(
        titles.map((title) =>
          house.do('amina', routes.createPage, { params: { slug }, input: { kind: 'note', title, markdown: title } }),
        ),
      )
      const { items } = await house.do('bo', routes.listPages, { params: { slug }, query: { limit: 100 } })
      expect(items.map(({ title }) => title).sort()).toEqual(titles.sort())
    } finally {
      await database.drop()
    }
  },
  120_000,
)
