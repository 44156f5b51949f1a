import 'fake-indexeddb/auto'
import { must, seededRandom } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { WebSocket as Socket } from 'ws'
import { LittleServer } from '../testing/little-server.ts'
import { until } from '../testing/until.ts'
import { type DocumentSession, openDocument } from './index.ts'

const STEPS = 25

/** Two people write, reload, and lose the server again and again; in the end everything is everywhere, once. */
test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  '[OF8] walk %i: no marked word is lost or doubled',
  async (seed) => {
    globalThis.indexedDB = new IDBFactory()
    const chance = seededRandom(seed)
    let server = await LittleServer.open()
    const { url, port, doc, pens } = server
    let up = true
    const open = (memberId: string): DocumentSession =>
      openDocument({
        ...{ memberId, documentId: 'walk', name: memberId, hue: 1, canEdit: true, isNew: true, url },
        socket: Socket as unknown as typeof WebSocket,
      })
    const people = ['amina', 'bo']
    const sessions = people.map(open)
    const words: string[] = []
    await Promise.all(sessions.map((session) => session.whenReady))

    for (let step = 0; step < STEPS; step++) {
      const who = chance.int(people.length)
      const session = must(sessions[who], 'everybody has a session')
      const roll = chance.int(10)
      if (roll < 6) {
        const text = session.doc.getText('t')
        const word = `<${people[who]}${step}>`
        words.push(word)
        // At the end of a word, so that no word is cut by another.
        const places = [0, ...[...text.toString().matchAll(/>/g)].map((match) => match.index + 1)]
        text.insert(chance.pick(places), word)
      } else if (roll === 6) {
        server.drop(chance.pick([1012, 1013]))
      } else if (roll === 7 && up) {
        await server[Symbol.asyncDispose]()
        up = false
      } else if (roll === 8 && !up) {
        server = await LittleServer.open(port, doc, pens)
        up = true
        for (const each of sessions) each.retry()
      } else {
        // What waits for the disk at the moment of a reload is what "not" warns of; here the person waits for "device".
        await until(session.state, (state) => state.kept !== 'not')
        await session.close()
        const again = open(must(people[who], 'everybody has a name'))
        await again.whenReady
        sessions[who] = again
      }
    }

    if (!up) server = await LittleServer.open(port, doc, pens)
    for (const each of sessions) each.retry()
    await Promise.all(
      sessions.map((each) => until(each.state, (state) => state.queue === 0 && state.socket === 'open')),
    )
    const truth = doc.getText('t').toString()
    for (const word of words) expect(truth.split(word)).toHaveLength(2)
    for (const each of sessions) {
      const text = each.doc.getText('t')
      if (text.toString() !== truth)
        await new Promise<void>((same) => each.doc.on('update', () => text.toString() === truth && same()))
      await each.close()
    }
    await server[Symbol.asyncDispose]()
  },
)
