import type { MemberId } from '@commonplace/domain'
import type { seededRandom } from '@commonplace/kit'
import type { Session } from '../session.ts'
import { circle, FORGED, forgedUpdate, nested, orphanUpdate, writtenUnder } from './attacks.ts'
import { TestClient } from './client.ts'
import { MemorySocket } from './socket-pair.ts'
import type { Weather } from './weather.ts'
import { AMINA, BO, type World } from './world.ts'

export type Chance = ReturnType<typeof seededRandom>

/** One server process of a story. */
export interface Place {
  readonly world: World
  /** Operations of the log, and its answers, that are under way: each goes on when its function is called. */
  readonly disk: (() => void)[]
}

/** A socket that counts what was sent and not taken yet. */
export class WeighedSocket extends MemorySocket {
  override send(messages: readonly Uint8Array[]): void {
    if (!this.closed) for (const { length } of messages) this.bufferedAmount += length
    super.send(messages)
  }
}

export interface Player {
  readonly client: TestClient
  readonly member: MemberId
  readonly part: 'writer' | 'forger' | 'orphan' | 'reader'
  /** Takes what it is sent only now and then. */
  readonly slow: boolean
  link: { place: Place; socket: WeighedSocket; session: Session | null } | null
}

const CY = 'cycycycycycycyc1' as MemberId
export const READER = 'readerreaderrea1' as MemberId

/** The people of a story: writers, of whom two members have several windows each, and in rough weather those who mean harm. */
export function playersOf({ clients, rough }: Weather): Player[] {
  const player = (id: number, member: MemberId, part: Player['part'], slow = false): Player => {
    return { client: new TestClient(id), member, part, slow, link: null }
  }
  const writers = Array.from({ length: clients }, (_, i) => player(1000 + i, i % 2 === 0 ? AMINA : BO, 'writer'))
  if (!rough) return writers
  return [
    ...writers,
    player(2000, BO, 'writer', true),
    player(3000, CY, 'forger'),
    player(4000, CY, 'orphan'),
    player(5000, READER, 'reader'),
  ]
}

/** What somebody sends who means harm, written from what they were shown. Their own copy knows nothing of it. */
export function doHarm({ client, part, link }: Player, everybody: readonly Player[], chance: Chance): void {
  if (!link || !client.synced) return
  const whole = chance.int(3) === 0
  if (part === 'forger') {
    const victim = chance.pick(everybody.filter((one) => one.part === 'writer')).client.doc.clientID
    // Who comes first owns an id, so there is nothing to forge before its owner was heard of.
    if (chance.int(12) === 0) client.slip(chance.pick([circle(), nested(150)]))
    else if (client.doc.store.clients.has(victim)) client.slip(forgedUpdate(client.doc, victim), whole)
  }
  if (part === 'orphan')
    client.slip(orphanUpdate(client.doc, 4000 + 2 * chance.int(20), chance.pick(['clock', 'item', 'deletion'])))
  if (part === 'reader')
    client.slip(
      writtenUnder(client.doc, client.doc.clientID, (copy) => copy.getText('default').insert(0, FORGED)),
      whole,
    )
}
