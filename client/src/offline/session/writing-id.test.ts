import { must, seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptId } from '../device/open-device.ts'
import { WritingId } from './writing-id.ts'

/** What lies on a disk: the text as last written, and the ids that nobody uses. A copy of it is a copied browser profile. */
interface Profile {
  state: Uint8Array
  ids: KeptId[]
}

/** The server, those who are connected to it, and who wrote what under which id. */
class Place {
  readonly doc = new Y.Doc()
  readonly online = new Set<Tab>()
  readonly written = new Map<string, Tab>()
  /** Client ids that a second writer turned up under. */
  readonly forks: string[] = []

  take(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    for (const tab of this.online) Y.applyUpdate(tab.doc, update, this)
  }
}

class Tab {
  readonly doc = new Y.Doc()
  readonly id: WritingId
  readonly #place: Place
  readonly #profile: Profile
  dead = false

  constructor(place: Place, profile: Profile) {
    this.#place = place
    this.#profile = profile
    this.id = new WritingId({
      doc: this.doc,
      awareness: new Awareness(this.doc),
      now: () => 0,
      online: () => place.online.has(this),
      take: async (clockOf) => {
        if (!place.online.has(this) || this.dead) return null
        const sound = profile.ids.findIndex(({ client, clock }) => clockOf(client) === clock)
        const [taken = null] = sound < 0 ? [] : profile.ids.splice(sound, 1)
        await Promise.resolve()
        return taken
      },
      putBack: async (id) => {
        await Promise.resolve()
        if (this.dead) return
        this.keep()
        profile.ids.push(id)
      },
    })
    Y.applyUpdate(this.doc, profile.state, place)
  }

  connect(): Promise<void> {
    this.#place.online.add(this)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#place.doc), this.#place)
    this.#place.take(Y.encodeStateAsUpdate(this.doc))
    this.id.prove()
    return this.id.take()
  }

  /** Writes a word; `keep` false: the disk never gets it. */
  write(word: string, keep = true): void {
    const before = Y.encodeStateVector(this.doc)
    const text = this.doc.getText('t')
    text.insert(text.length, word)
    const { clientID } = this.doc
    const clock = Y.getState(this.doc.store, clientID)
    for (let at = clock - word.length; at < clock; at++) {
      const key = `${clientID}:${at}`
      if (this.#place.written.has(key)) this.#place.forks.push(key)
      this.#place.written.set(key, this)
    }
    if (keep) this.keep()
    if (this.#place.online.has(this)) {
      this.#place.take(Y.encodeStateAsUpdate(this.doc, before))
      this.id.prove()
    }
  }

  keep(): void {
    const merged = new Y.Doc()
    Y.applyUpdate(merged, this.#profile.state)
    Y.applyUpdate(merged, Y.encodeStateAsUpdate(this.doc))
    this.#profile.state = Y.encodeStateAsUpdate(merged)
  }

  /** Dies after the socket has sent a word and before the disk has it. */
  die(word: string): void {
    this.write(word, false)
    this.kill()
  }

  kill(): void {
    this.dead = true
    this.#place.online.delete(this)
    this.doc.destroy()
  }

  async close(): Promise<void> {
    await this.id.putBack()
    this.kill()
  }
}

const blank = (): Profile => ({ state: new Uint8Array([0, 0]), ids: [] })
const ids = (place: Place) => place.doc.store.clients.size

test('[OF15] a sitting writes under the id that the last one put back', async () => {
  const place = new Place()
  const profile = blank()
  for (let sitting = 0; sitting < 20; sitting++) {
    const tab = new Tab(place, profile)
    await tab.connect()
    tab.write('word ')
    await tab.id.putBack()
    await tab.id.take()
    tab.write('more ')
    await tab.close()
  }
  expect(ids(place)).toBe(1)
  expect(place.forks).toEqual([])
})

test('[OF16] two tabs, a cleared disk and a copied profile never share an id', async () => {
  const place = new Place()
  const profile = blank()
  const first = new Tab(place, profile)
  await first.connect()
  first.write('one ')
  await first.close()

  const copy = structuredClone(profile)
  const [tab, other] = [new Tab(place, profile), new Tab(place, copy)]
  await Promise.all([tab.connect(), other.connect()])
  expect(tab.doc.clientID).toBe(other.doc.clientID)
  // Before anybody has written under it, whoever goes offline lets it go.
  place.online.delete(tab)
  tab.write('offline ')
  other.write('online ')
  expect(tab.doc.clientID).not.toBe(other.doc.clientID)

  const second = new Tab(place, profile)
  await second.connect()
  second.write('second ')
  const cleared = new Tab(place, blank())
  await cleared.connect()
  cleared.write('cleared ')
  await tab.connect()
  expect(place.forks).toEqual([])
  expect(tab.doc.getText('t').toString()).toBe(place.doc.getText('t').toString())
})

test('[OF16] a tab that dies between the socket and the disk leaves an id behind that is never taken up', async () => {
  const place = new Place()
  const profile = blank()
  const tab = new Tab(place, profile)
  await tab.connect()
  tab.write('one ')
  await tab.close()
  const dying = new Tab(place, profile)
  await dying.connect()
  const { clientID } = dying.doc
  dying.die('two ')
  const next = new Tab(place, profile)
  await next.connect()
  next.write('three ')
  expect(next.doc.clientID).not.toBe(clientID)
  expect(place.forks).toEqual([])
})

test.each(Array.from({ length: 200 }, (_, seed) => seed))('[OF16] story %i: never two under one id', async (seed) => {
  const chance = seededRandom(seed)
  const place = new Place()
  const profiles = [blank(), blank()]
  let tabs: Tab[] = []
  for (let step = 0; step < 120; step++) {
    const roll = chance.int(20)
    if (tabs.length === 0 || roll < 3) tabs.push(new Tab(place, chance.pick(profiles)))
    const tab = must(tabs[chance.int(tabs.length)], 'there is one')
    const waiting =
      roll < 3
        ? null
        : roll < 9
          ? tab.write(`<${step}>`)
          : roll < 12
            ? tab.connect()
            : roll < 13
              ? void place.online.delete(tab)
              : roll < 14
                ? tab.id.putBack()
                : roll < 15
                  ? tab.id.take()
                  : roll < 16
                    ? tab.close()
                    : roll < 17
                      ? tab.kill()
                      : roll < 18
                        ? tab.die(`<${step}>`)
                        : roll < 19 && profiles.length < 5
                          ? void profiles.push(structuredClone(chance.pick(profiles)))
                          : void profiles.splice(chance.int(2), 1, blank())
    if (chance.int(3) > 0) await waiting
    tabs = tabs.filter(({ dead }) => !dead)
  }
  expect(place.forks).toEqual([])
})
