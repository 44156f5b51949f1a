import { SCHEMA_VERSION } from '@commonplace/document/schema-version'
import { type Clock, mintId, type Random, systemClock, systemRandom } from '@commonplace/kit'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { showSave } from '../chip/current-save.ts'
import { type Device, openDevice } from '../device/open-device.ts'
import type { Ended, Readable, SaveState } from './save-state.ts'
import { Session } from './session.ts'

export interface OpenOptions {
  readonly documentId: string
  readonly memberId: string
  /** Shown at the person's caret. */
  readonly name: string
  readonly hue: number
  /** What the page said the person may do; the server has the last word. */
  readonly canEdit: boolean
  /** Where documents are served; by default this origin's `/sync`. */
  readonly url?: string
  /** The version of the document schema, for tests: by default the one this build knows. Older than the server's, it only reads. */
  readonly schema?: number
  /** Made on this device and not yet known to the server: an empty document is then the truth. */
  readonly isNew?: boolean
  /** Not shown in the chip. */
  readonly quiet?: boolean
  /** Somebody is at it. By default, unless it is quiet: then it was opened only to send what waits. */
  readonly attended?: boolean
  readonly clock?: Clock
  readonly random?: Random
  readonly socket?: typeof WebSocket
  /** The member's database; by default it is opened. A rejection means that nothing can be kept on this device. */
  readonly device?: Promise<Device>
}

/** A live document with its life-cycle. Not React: create it in an effect, close it in the effect's cleanup. */
export interface DocumentSession {
  readonly documentId: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /**
   * Resolves when the document is whole: from this device's copy or from the server. Mount the editor then, never before: an empty
   * document that is not yet loaded is not the truth. Rejects with SessionEnded when the server says for good that it will not come.
   */
  readonly whenReady: Promise<void>
  readonly state: Readable<SaveState>
  /** Tries to connect now instead of at `state.retryAt`; also after signing in again. */
  retry(): void
  /** Resolves once everything is written on this device and the socket is closed. Safe to call twice. */
  close(): Promise<void>
}

/** The server will not serve this document to this person. */
export class SessionEnded extends Error {
  readonly why: Ended
  constructor(why: Ended) {
    super(`The session has ended: ${why}`)
    this.name = 'SessionEnded'
    this.why = why
  }
}

const syncUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`

/** Opens a document for reading and writing: from this device at once where it is kept, from the server as soon as it answers. */
export function openDocument(options: OpenOptions): DocumentSession {
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalStateField('user', { id: options.memberId, name: options.name, hue: options.hue })
  const session: Session = new Session({
    documentId: options.documentId,
    memberId: options.memberId,
    canEdit: options.canEdit,
    isNew: options.isNew ?? false,
    attended: options.attended ?? !options.quiet,
    url: options.url ?? syncUrl(),
    schema: options.schema ?? SCHEMA_VERSION,
    socket: options.socket ?? WebSocket,
    device:
      options.device ??
      openDevice(
        options.memberId,
        () => undefined,
        () => session.handOver(),
      ),
    sitting: mintId(clock, random),
    clock,
    random,
    doc,
    awareness,
  })
  if (!options.quiet) session.onClose(showSave(session))
  return session
}
