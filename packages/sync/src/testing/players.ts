import type { MemberId } from '@commonplace/domain'
import type { seededRandom } from '@commonplace/kit'
import { isPen } from '../pen.ts'
import type { Session } from '../session.ts'
import { penGivenBackMessage } from '../wire.ts'
import { circle, FORGED, forgedUpdate, nested, orphanUpdate, writtenUnder } from './attacks.ts'
import { type Disk, TestClient } from './client.ts'
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
  client: TestClient
  /** What its device had written down when it last did; the next sitting begins there. */
  disk: Disk
  /** Has written under a pen that was not theirs, and asks for none from then on: the same words would be theirs by the time they arrive. */
  forged: boolean
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
    const client = new TestClient(id)
    return { client, disk: client.disk, forged: false, member, part, slow, link: null }
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

/** A pen that this client does not hold, or not any more. */
function lostPen(player: Player, holds: Holds, chance: Chance): number {
  const { client } = player
  const lost = [...client.doc.store.clients.keys()].filter((id) => isPen(id) && !holds(id))
  if (client.asked !== null || lost.length === 0) return -1
  player.forged = true
  return chance.pick(lost)
}

/** A step in the life of somebody's pens: asked for, put down, given back; or the tab dies, and the device begins again. */
export function handlePens(player: Player, chance: Chance, fresh: () => number): void {
  const { client } = player
  // A forger keeps track of what it holds, or its own words would be taken for forged ones.
  const dice = chance.int(player.part === 'forger' ? 90 : 100)
  if (player.part === 'forger' && client.asked !== null) client.wantPen(client.asked)
  else if (dice < 50 && !player.forged) client.wantPen(fresh())
  else if (dice < 70) client.layDown()
  else if (dice < 90) client.giveBack()
  else if (dice < 97) player.disk = client.disk
  else begin(player, fresh())
}

/** A new sitting on this device, or on another that got a copy of its disk. */
export function begin(player: Player, own: number, disk = player.disk): void {
  player.link?.session?.left()
  if (player.link) player.link.socket.closed ??= { code: 1006, reason: '' }
  player.link = null
  player.client.cut()
  player.disk = disk
  player.client = new TestClient(own, disk)
}

/** Whether whoever means harm holds this pen, and so may write under it. */
type Holds = (client: number) => boolean

/** What somebody sends who means harm, written from what they were shown. Their own copy knows nothing of it. */
export function doHarm(player: Player, everybody: readonly Player[], holds: Holds, chance: Chance): void {
  const { client, part, link } = player
  if (!link || !client.synced) return
  const whole = chance.int(3) === 0
  if (part === 'forger') {
    const whose = chance.pick(everybody.filter((one) => one.part === 'writer')).client
    const victim = chance.int(3) === 0 ? lostPen(player, holds, chance) : whose.doc.clientID
    // Who comes first owns an id, so there is nothing to forge before its owner was heard of.
    if (chance.int(12) === 0) client.slip(chance.pick([circle(), nested(150)]))
    else if (whose.pen && chance.int(6) === 0) link.socket.toServer.push(penGivenBackMessage(whose.pen))
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
