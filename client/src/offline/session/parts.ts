import type { Clock, Random } from '@commonplace/kit'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Device } from '../device/open-device.ts'

/** What a session is made of. */
export interface Parts {
  readonly documentId: string
  readonly memberId: string
  readonly canEdit: boolean
  readonly isNew: boolean
  /** Somebody is at it: not opened only to send what waits. */
  readonly attended: boolean
  readonly url: string
  readonly schema: number
  readonly socket: typeof WebSocket
  readonly device: Promise<Device>
  /** Names this sitting, so that marks of different tabs never meet. */
  readonly sitting: string
  readonly clock: Clock
  readonly random: Random
  readonly doc: Y.Doc
  readonly awareness: Awareness
}
