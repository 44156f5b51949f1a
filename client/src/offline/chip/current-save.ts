import { Cell, FRESH, type Readable, type SaveState } from '../session/save-state.ts'

// What the chip shows: the open documents together, or, while none is open, how the whole device stands with the server.

interface Open {
  readonly documentId: string
  readonly state: Readable<SaveState>
  retry(): void
}

/** How the device stands while no document is open. */
export interface DeviceState {
  /** What waits here has been counted. */
  readonly counted: boolean
  readonly online: boolean
  /** When the server last answered anything. */
  readonly upToDateAt: number | null
  /** Acts in the outbox that were not refused. */
  readonly acts: number
  /** Acts that were refused, or about which there is something to choose. */
  readonly choices: number
  /** Unsent changes of documents that are not open. */
  readonly edits: number
  readonly since: number | null
  /** A newer build of the program keeps what is here: this one is to be loaded anew. */
  readonly outdated: boolean
  /** The server no longer knows the person who uses this device. */
  readonly signedOut: boolean
}

const open = new Map<Open, () => void>()
const device = new Cell<DeviceState>({
  counted: false,
  online: true,
  upToDateAt: null,
  acts: 0,
  choices: 0,
  edits: 0,
  since: null,
  outdated: false,
  signedOut: false,
})
const ready = new Cell<{ readonly apply: () => void } | null>(null)
const save = new Cell<SaveState>(FRESH)

/** Shows a session in the chip until the returned function is called. */
export function showSave(session: Open): () => void {
  open.set(session, session.state.subscribe(renew))
  renew()
  for (const told of changed) told()
  return () => {
    open.get(session)?.()
    open.delete(session)
    renew()
    for (const told of changed) told()
  }
}

const changed = new Set<() => void>()

/** Calls back whenever a document opens or closes: what it leaves unsent is then its own, or the device's, to tell. */
export function onDocuments(told: () => void): () => void {
  changed.add(told)
  return () => {
    changed.delete(told)
  }
}

export const openDocuments = (): ReadonlySet<string> => new Set([...open.keys()].map((session) => session.documentId))

export function setDeviceState(change: Partial<DeviceState>): void {
  const was = device.get()
  const next = { ...was, ...change }
  if ((Object.keys(next) as (keyof DeviceState)[]).every((key) => next[key] === was[key])) return
  device.set(next)
  renew()
}

/** A newer build waits; `apply` changes over to it. */
export function offerUpdate(apply: () => void): void {
  ready.set({ apply })
}

export const currentSave: Readable<SaveState> = save
export const updateReady: Readable<{ readonly apply: () => void } | null> = ready
export const deviceState: Readable<DeviceState> = device

/** Tries to connect every open document now. */
export function retryNow(): void {
  for (const session of open.keys()) session.retry()
}

function renew(): void {
  const states = [...open.keys()].map((session) => session.state.get())
  save.set(states.length === 0 ? ofDevice(device.get()) : withOthers(together(states), device.get()))
}

function ofDevice({
  counted,
  online,
  upToDateAt,
  acts,
  choices,
  edits,
  since,
  outdated,
  signedOut,
}: DeviceState): SaveState {
  const queue = acts + edits
  const socket = online ? 'open' : 'closed'
  const ended = endOf({ outdated, signedOut })
  return {
    ...FRESH,
    known: counted || signedOut,
    socket,
    upToDateAt,
    queue,
    choices,
    since,
    ended,
    kept: queue > 0 ? 'device' : 'everyone',
  }
}

const endOf = ({ outdated, signedOut }: Pick<DeviceState, 'outdated' | 'signedOut'>) =>
  signedOut ? 'signed-out' : outdated ? 'update-needed' : null

/** Acts, and the edits of documents that are not open, are written on the device. */
function withOthers(given: SaveState, { acts, choices, edits, outdated, signedOut, since }: DeviceState): SaveState {
  const ended = given.ended ?? endOf({ outdated, signedOut })
  const state = { ...given, choices, ended }
  if (acts + edits === 0) return state
  return {
    ...state,
    since: first([state.since, since]),
    queue: state.queue + acts + edits,
    kept: state.kept === 'everyone' ? 'device' : state.kept,
  }
}

const first = (times: readonly (number | null)[]) =>
  times.reduce((least, time) => (least === null ? time : time === null ? least : Math.min(least, time)), null)

/** Several open documents as one: counts add up, and the worst of each is what is said. */
export function together(states: readonly SaveState[]): SaveState {
  const worst = <K extends 'kept' | 'socket'>(key: K, order: readonly SaveState[K][]): SaveState[K] =>
    order.find((value) => states.some((state) => state[key] === value)) ?? FRESH[key]
  const some = <K extends 'ended' | 'readOnly' | 'serverTrouble' | 'trouble' | 'refused'>(key: K): SaveState[K] =>
    states.find((state) => state[key] !== null && (key !== 'readOnly' || state.queue > 0))?.[key] ?? null
  const saved = states.map((state) => state.savedAt ?? 0)
  return {
    known: states.every((state) => state.known),
    queue: states.reduce((sum, state) => sum + state.queue, 0),
    choices: 0,
    socket: worst('socket', ['closed', 'retrying', 'open']),
    kept: worst('kept', ['not', 'device', 'everyone']),
    since: first(states.map((state) => state.since)),
    upToDateAt: first(states.map((state) => state.upToDateAt)),
    savedAt: Math.max(...saved) || null,
    retryAt: first(states.map((state) => state.retryAt)),
    ended: some('ended'),
    readOnly: some('readOnly'),
    serverTrouble: some('serverTrouble'),
    trouble: some('trouble'),
    refused: some('refused'),
  }
}
