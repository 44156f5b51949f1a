import { routes } from '@commonplace/api'
import { AwayDevice, beWindow } from '@commonplace/client/src/offline/testing/away-device.ts'
import { bodyOf } from '@commonplace/document/y'
import { mintId, must, seededRandom, systemClock, systemRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'

// Several devices of several people go on and off, write, ask, answer, vote, move, rename, delete, make pages, lose answers and are
// started again. In the end all agree with the server, every act happened exactly once, and no word is missing.

const WALKS = 200
const AT_ONCE = 5
const STEPS = 22

beWindow()
const newId = () => mintId(systemClock, systemRandom)

class Walk {
  readonly #place: OpenedCommunity
  readonly #chance: ReturnType<typeof seededRandom>
  readonly #name: string
  readonly #devices: AwayDevice[] = []
  readonly #pages: { id: string; documentId: string }[] = []
  readonly #questions: string[] = []
  readonly #answers: { id: string; question: string; by: string }[] = []
  readonly #words: { word: string; document: string }[] = []
  readonly #votes = new Set<string>()
  #n = 0

  constructor(place: OpenedCommunity, seed: number) {
    this.#place = place
    this.#chance = seededRandom(seed)
    this.#name = `w${seed}`
  }

  async run(): Promise<void> {
    const { amina, bo, chioma, slug } = this.#place
    for (let n = 0; n < 3; n++) {
      const ids = { id: newId(), documentId: newId() }
      const input = { ...ids, kind: 'note' as const, title: `${this.#name} page ${n}`, markdown: 'Ground.' }
      await amina.api(routes.createPage, { params: { slug }, input })
      this.#pages.push(ids)
    }
    // Two of the devices are one person's.
    for (const person of [bo, chioma, bo]) {
      const device = await AwayDevice.start(this.#place, person)
      await device.offline.keeper.pin(slug, false)
      await device.sync()
      this.#devices.push(device)
    }
    for (let step = 0; step < STEPS; step++) await this.#step(this.#chance.pick(this.#devices))
    await this.#home()
    await this.#compare()
    for (const device of this.#devices) await device.close()
  }

  async #step(device: AwayDevice): Promise<void> {
    const { slug } = this.#place
    const { outbox } = device.offline
    const about = { what: 'An act', where: `/${slug}` }
    const send = (name: Parameters<typeof outbox.send>[0], call: object) =>
      // What the server says no to here is said to the person at once.
      outbox.send(name, { key: newId(), ...call }, about).catch((refused: Error) => refused)
    const roll = this.#chance.int(16)
    if (roll < 4) {
      const page = await this.#known(device)
      const word = this.#word()
      await device.write(page.documentId, word, (length) => this.#chance.int(length))
      this.#words.push({ word, document: page.documentId })
      return
    }
    switch (roll) {
      case 4:
      case 5:
        return device.cut('off')
      case 6:
        return device.cut('deaf')
      case 7:
      case 8:
        device.cut('on')
        return device.sync()
      case 9:
        return device.restart()
      case 10: {
        const ids = { id: newId(), documentId: newId() }
        const title = this.#word()
        const sent = await send('createPage', { params: { slug }, input: { ...ids, kind: 'note', title } })
        if (sent instanceof Error) throw sent
        this.#pages.push(ids)
        const word = this.#word()
        await device.write(ids.documentId, word, () => 0)
        this.#words.push({ word, document: ids.documentId })
        return
      }
      case 11: {
        const id = newId()
        const input = { id, documentId: newId(), title: this.#word(), markdown: 'Why?' }
        const sent = await send('askQuestion', { params: { slug }, input })
        if (sent instanceof Error) throw sent
        this.#questions.push(id)
        return
      }
      case 12: {
        const question = this.#questions.at(-1)
        // Somebody who has not heard of it cannot answer it.
        const source = await device.offline.source()
        if (!question || !(await source.read('readQuestion', { params: { id: question } }))) return
        const id = newId()
        const input = { id, documentId: newId(), markdown: this.#word() }
        const sent = await send('answerQuestion', { params: { id: question }, input })
        if (sent instanceof Error) throw sent
        this.#answers.push({ id, question, by: device.person.id })
        return
      }
      case 13: {
        const answer = this.#answers.find(({ by }) => by !== device.person.id)
        const kept = answer && (await device.database.get('questions', answer.question))
        if (!answer || !kept?.question.answerList.some(({ id }) => id === answer.id)) return
        await send('giveVote', { params: { id: answer.id } })
        this.#votes.add(`${answer.id} ${device.person.id}`)
        return
      }
      case 14: {
        const { id } = await this.#known(device)
        const other = this.#chance.pick(this.#pages).id
        await send('changePage', { params: { id }, input: { parentId: other, title: `${this.#name} ${this.#word()}` } })
        return
      }
      default: {
        const { id } = await this.#known(device)
        await send(this.#chance.int(2) === 0 ? 'deletePage' : 'undeletePage', { params: { id } })
      }
    }
  }

  #word(): string {
    return `<${this.#name}.${this.#n++}>`
  }

  /** A page that the device has: it was made there, or came there. */
  async #known(device: AwayDevice): Promise<{ id: string; documentId: string }> {
    const made = (await device.database.getAll('acts')).map((act) => (act.input as { id?: string } | null)?.id)
    const here = new Set([...(await device.database.getAllKeys('pages')), ...made])
    const known = this.#pages.filter(({ id }) => here.has(id))
    return known.length > 0 ? this.#chance.pick(known) : must(this.#pages[0], 'there are pages')
  }

  /** Everybody is back: what was deleted meanwhile is taken out of the trash, so that words that wait for it find their way. */
  async #home(): Promise<void> {
    const { amina, slug } = this.#place
    for (const device of this.#devices) device.cut('on')
    for (const device of this.#devices) await device.sync()
    const trash = await amina.api(routes.listPages, { params: { slug }, query: { deleted: 'true', limit: 200 } })
    for (const { id } of trash.items) await amina.api(routes.undeletePage, { params: { id } })
    // Once to send what waited for a page, once more to hear what the others sent.
    for (const device of this.#devices) await device.sync()
    for (const device of this.#devices) await device.sync()
  }

  async #compare(): Promise<void> {
    const { amina, slug } = this.#place
    for (const device of this.#devices) {
      const left = (await device.database.getAll('acts')).filter((act) => act.refusal === null)
      expect(left, 'nothing waits').toEqual([])
      expect(await device.database.getAll('marks'), 'no words wait').toEqual([])
      // What the server said no to can only be about what others had deleted, or moved below itself.
      for (const act of await device.database.getAll('acts')) {
        expect(['changePage', 'deletePage', 'undeletePage', 'giveVote']).toContain(act.name)
        expect(act.refusal?.sentence).toMatch(/\w/)
      }
    }
    const { items } = await amina.api(routes.listPages, { params: { slug }, query: { limit: 200 } })
    for (const { id } of this.#pages) expect(items.filter((page) => page.id === id)).toHaveLength(1)
    await this.#compareAnswers()
    for (const { documentId, id } of this.#pages) {
      const truth = await this.#serverText(documentId)
      for (const { word } of this.#words.filter(({ document }) => document === documentId))
        expect(truth.split(word), word).toHaveLength(2)
      const row = must(
        items.find((page) => page.id === id),
        'the page is there',
      )
      for (const device of this.#devices) {
        const session = await device.enter(documentId)
        await new Promise<void>((same) => {
          const look = () => bodyOf(session.doc).toString() === truth && same()
          session.doc.on('update', look)
          look()
        })
        await device.leave()
        const kept = await device.database.get('rows', id)
        expect({ title: kept?.row.title, parent: kept?.row.parentId }).toEqual({
          title: row.title,
          parent: row.parentId,
        })
        // Its history came with it, no older than it is; a version may have been made in between.
        const [page, history] = [await device.database.get('pages', id), await device.database.get('histories', id)]
        expect(history?.wanted, 'no history waits to be fetched').toBeUndefined()
        expect(history?.kept?.versions[0]?.n).toBeGreaterThanOrEqual(page?.page.versions ?? 0)
      }
    }
  }

  async #compareAnswers(): Promise<void> {
    const { amina } = this.#place
    for (const id of this.#questions) {
      const question = await amina.api(routes.readQuestion, { params: { id } })
      const given = this.#answers.filter((answer) => answer.question === id).map((answer) => answer.id)
      expect(question.answerList.map((answer) => answer.id).sort()).toEqual(given.sort())
      for (const answer of question.answerList) {
        const votes = [...this.#votes].filter((vote) => vote.startsWith(answer.id)).length
        expect(answer.votes).toBe(votes)
      }
      for (const device of this.#devices) {
        const kept = await device.database.get('questions', id)
        expect(kept?.question.answerList.map((answer) => [answer.id, answer.votes])).toEqual(
          question.answerList.map((answer) => [answer.id, answer.votes]),
        )
      }
    }
  }

  async #serverText(documentId: string): Promise<string> {
    const { documents } = this.#place.running.services
    return documents.read(documentId as never, (doc) => bodyOf(doc).toString())
  }
}

// Places know nothing of each other, and a walk often waits: several go at once.
test.concurrent.each(Array.from({ length: WALKS / AT_ONCE }, (_, n) => n))(
  '[OF40] walks %i: devices that come and go agree in the end, each act done once, no word missing',
  async (n) => {
    await using place = await openCommunity({ visibility: 'private' })
    for (let i = 0; i < AT_ONCE; i++) await new Walk(place, n * AT_ONCE + i).run()
  },
  600_000,
)
