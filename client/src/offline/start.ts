import { type Api, type Me, Refusal, type RouteName, routes, Unreachable } from '@commonplace/api'
import { systemClock, systemRandom } from '@commonplace/kit'
import type { QueryClient } from '@tanstack/react-query'
import { api as plainApi, speakFor } from '../data/api.ts'
import { onAccessChanged } from '../data/live.ts'
import { setLocalSource } from '../data/local-source.ts'
import { NOBODY } from '../data/me.ts'
import { setOutbox } from '../data/outbox.ts'
import type { Kept } from '../data/query-client.ts'
import { beforeSignOut, onSignOut } from '../data/session.ts'
import { forgetStored, isShared } from '../data/shared-computer.ts'
import { onPlace } from '../navigation.ts'
import { screenAt, slugOfScreen } from '../routes.ts'
import { words } from '../words/en.ts'
import { currentSave, deviceState, onDocuments, setDeviceState } from './chip/current-save.ts'
import { lastMe, rememberMe } from './device/last-member.ts'
import { type Device, isNewer, openDevice } from './device/open-device.ts'
import { wipeMember } from './device/wipe.ts'
import { dismissWorker, hearWorker, registerWorker, speak, tellWorker } from './device/worker-link.ts'
import { keepOpened } from './library/keep-opened.ts'
import { currentOffline, forgetting, type Offline, wireOffline } from './offline.ts'
import { Outbox } from './outbox/outbox.ts'

interface Start {
  readonly queryClient: QueryClient
  /** Who is signed in as the server said; in the empty shell, which the server did not draw, whoever was last here. */
  readonly me: Me
}

type Known = Me & { member: NonNullable<Me['member']> }
const isKnown = (me: Me | null): me is Known => me?.member != null

/** Nobody waits for these; they are done anew at the next occasion. */
const warn = (error: unknown) => console.warn('Something for the time without a network did not work.', error)

/** Called once, when the server answers as to a stranger. */
let onStranger: (wipe: boolean) => void = () => undefined

/** Every answer, and every silence, says whether the server is there. */
const api: Api = async (route, call) => {
  try {
    const answer = await plainApi(route, call)
    setDeviceState({ online: true, upToDateAt: Date.now() })
    if (route.name === 'readMe' && (answer as Me).member === null) onStranger((answer as Me).wipe === true)
    return answer
  } catch (error) {
    if (error instanceof Refusal) setDeviceState({ online: true })
    // Only this answer tells whether the device is to forget everything, or to keep words that wait for their writer.
    if (error instanceof Refusal && error.code === 'not-signed-in') reach().catch(warn)
    if (error instanceof Unreachable) setDeviceState({ online: false })
    throw error
  }
}

/** How long after coming back to the window, or after the last time, kept communities are brought up to date again. */
const AGAIN_AFTER = 5 * 60_000
const ASK_EVERY = 15_000

/** Starts what works without a network: the worker for everybody; library, outbox and unsent edits for who is signed in. */
export function startOffline({ queryClient, me }: Start): void {
  const drawnByServer = document.getElementById('state') !== null
  const who = drawnByServer ? me : lastMe()
  followNetwork()
  if (import.meta.env.PROD) void openWorker(drawnByServer ? (who?.member?.id ?? null) : undefined)
  if (!isKnown(who)) {
    const before = lastMe()
    // Their session ended while nobody looked: the copies go now, and where this screen was told to forget, everything does.
    if (isKnown(before)) leave(before.member.id, me.wipe === true).catch(warn)
    // Of somebody who is not known nothing waits here.
    setDeviceState({ counted: true })
    return
  }
  if (drawnByServer) rememberMe(who)
  speakFor(who.member.id)

  const opening = open(who, queryClient)
  setLocalSource({
    read: async (name, call) => (await (await opening)?.source())?.read(name, call) ?? null,
    made: async (name, call) => (await (await opening)?.source())?.made(name, call) ?? null,
  })
  setOutbox({
    send: async (name, call, about) => ((await opening)?.outbox ?? withoutDevice(who)).send(name, call, about),
  })
  onStranger = (wipe) => {
    onStranger = () => undefined
    setDeviceState({ signedOut: true })
    opening
      .then((offline) => {
        if (!wipe) {
          offline?.keeper.stop()
          offline?.closeSearch()
          return offline && end(offline.device, offline.me.id)
        }
        currentOffline.set('nobody')
        offline?.close()
        return obey(who.member.id)
      })
      .catch(warn)
  }
  beforeSignOut(async () => {
    const offline = await opening
    if (!offline) return true
    await offline.send()
    // Also what was refused, and what there is to choose about: it goes from the device as well.
    const waiting = currentSave.get().queue + currentSave.get().choices
    if (waiting === 0) return true
    return (await import('./leaving/AskToLeave.tsx')).askToLeave(offline.device, waiting)
  })
  onSignOut(async () => {
    const offline = await opening
    currentOffline.set('nobody')
    offline?.close()
    await wipeMember(who.member.id)
  })
}

/** The copies go. Loaded when it comes to that. */
async function end(device: Device, memberId: string): Promise<void> {
  await (await import('./library/end-session.ts')).endSession(device, memberId)
}

/** This device was told to forget: everything goes, drafts and what was never sent too. */
async function obey(memberId: string): Promise<void> {
  forgetStored(memberId)
  rememberMe(NOBODY)
  await wipeMember(memberId)
}

/** Takes off this device what an ended session left; words that were not sent wait for their writer, unless it is to forget all. */
async function leave(memberId: string, wipe: boolean): Promise<void> {
  if (wipe) return obey(memberId)
  const device = await openDevice(memberId)
  await end(device, memberId)
  device.close()
}

async function open(me: Known, queryClient: QueryClient): Promise<Offline | null> {
  currentOffline.set('opening')
  try {
    const device = await openDevice(me.member.id, (how) => {
      if (how === 'newer') return outdated()
      currentOffline.set('refused')
      // Taken by a sign-out in another tab, perhaps: then it is said that nobody is signed in.
      reach().then(() => deviceState.get().signedOut && currentOffline.set('nobody'), warn)
    })
    const offline = wireOffline(device, me, api)
    await offline.outbox.open()
    await offline.count()
    const latest = await device.transaction('answers').store.index('kept').openKeyCursor(null, 'prev')
    const whole = (await device.getAll('communities')).map(({ keptAt }) => keptAt ?? 0)
    setDeviceState({ upToDateAt: Math.max(0, latest?.key ?? 0, ...whole) || null })
    follow(queryClient, offline)
    currentOffline.set(offline)
    // A page out of the browser's cache was drawn before what waits was done: it is looked at anew with that in it.
    if (deviceState.get().acts + deviceState.get().edits > 0) void queryClient.invalidateQueries()
    keepUp(queryClient, offline)
    return offline
  } catch (error) {
    if (isNewer(error)) {
      outdated()
      return null
    }
    console.warn('This browser keeps nothing on the device.', error)
    currentOffline.set('refused')
    setDeviceState({ counted: true })
    return null
  }
}

/** A newer build has changed what is kept here into its own form: all of it waits there for a reload, and this build keeps nothing more. */
function outdated(): void {
  currentOffline.set('outdated')
  setDeviceState({ outdated: true, counted: true })
}

/** Acts without a device to keep them: sent directly or not at all. */
const withoutDevice = (me: Known) =>
  new Outbox({ memberId: me.member.id, store: null, api, clock: systemClock, random: systemRandom })

type Asked = Readonly<Record<string, unknown>>

const LOST: ReadonlySet<string> = new Set(['not-found', 'not-allowed', 'gone'])

/** What the person reads is kept, and every answer tells whether the server is there. */
function follow(queryClient: QueryClient, { device, forget }: Offline): void {
  const cache = queryClient.getQueryCache()
  const look = (key: readonly unknown[], given: unknown) => {
    const [name, params, query] = key as [RouteName, Asked, Asked | undefined]
    const answer = given as Kept<unknown> | undefined
    if (!answer || answer.awaited) return
    const now = Date.now()
    if (answer.keptAt !== null) {
      setDeviceState({ online: false })
      return
    }
    setDeviceState({ online: true, upToDateAt: now })
    keepOpened(device, name, params, answer.data, now, query).catch((error: unknown) => {
      console.warn('What was just read is not kept on this device.', error)
    })
  }
  /** What the server says is not there, or not theirs, is not kept either. */
  const lost = (key: readonly unknown[], error: unknown) => {
    const [name, params] = key as [RouteName, { id?: unknown } | undefined]
    if (!(error instanceof Refusal) || !LOST.has(error.code) || typeof params?.id !== 'string') return
    if (name !== 'readPage' && name !== 'readQuestion') return
    forget(name, params.id).catch((why: unknown) => {
      console.warn('A copy of what is not yours to see any more could not be taken off this device.', why)
    })
  }
  for (const query of cache.getAll()) look(query.queryKey, query.state.data)
  cache.subscribe((event) => {
    if (event.type !== 'updated') return
    if (event.action.type === 'success') look(event.query.queryKey, event.query.state.data)
    else if (event.action.type === 'error') lost(event.query.queryKey, event.query.state.error)
  })
}

function followNetwork(): void {
  setDeviceState({ online: navigator.onLine })
  window.addEventListener('online', () => setDeviceState({ online: true }))
  window.addEventListener('offline', () => setDeviceState({ online: false }))
}

/** Sends what waits and brings kept communities up to date: now, when the network is back, and when the person comes back. */
function keepUp(queryClient: QueryClient, offline: Offline): void {
  let last = 0
  let busy = false
  let again = false
  /** What the person may see has changed since the last time. */
  let narrowed = false
  const go = async (sync: boolean) => {
    if (deviceState.get().signedOut) return
    if (busy) {
      again ||= sync
      return
    }
    busy = true
    try {
      await offline.send()
      if (sync || Date.now() - last >= AGAIN_AFTER) {
        last = Date.now()
        const each = narrowed
        narrowed = false
        await offline.keeper.syncAll(each)
      }
    } catch (error) {
      console.warn('Not everything could be brought up to date.', error)
    } finally {
      busy = false
    }
    if (!again) return
    again = false
    void go(true)
  }
  void go(true)
  onAccessChanged(() => {
    forgetting()
      .then(({ forgetDrawnPages }) => forgetDrawnPages())
      .catch(warn)
    narrowed = true
    void go(true)
  })
  window.addEventListener('online', () => void go(true))
  window.addEventListener('focus', () => void go(false))
  hearWorker(() => void go(false))
  onDocuments(() => void offline.count().catch(warn))
  let was = true
  deviceState.subscribe(() => {
    const { online } = deviceState.get()
    if (online && !was) {
      void queryClient.invalidateQueries()
      void go(true)
    }
    was = online
  })
  // A server that was away while the network was there tells nobody when it is back: it is asked.
  setInterval(() => {
    if (!deviceState.get().online) reach().catch(warn)
    else if (deviceState.get().acts + deviceState.get().edits > 0) void go(false)
  }, ASK_EVERY)
}

async function reach(): Promise<void> {
  try {
    await api(routes.readMe, { signal: AbortSignal.timeout(ASK_EVERY) })
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
  }
}

/** Places that mean the same when the program is opened again: not the way in, nor one's account. */
const isInCommunity = (path: string): boolean => slugOfScreen(screenAt(path)) !== null

async function openWorker(memberId: string | null | undefined): Promise<void> {
  try {
    if (isShared()) return await dismissWorker()
    await registerWorker()
    // The empty shell speaks as it was kept; a page from the server as its reader likes it.
    if (memberId !== undefined) void speak(words.language)
    if (memberId !== undefined) tellWorker({ type: 'me', memberId })
    onPlace((path) => {
      if (isInCommunity(path)) tellWorker({ type: 'here', path })
    })
  } catch (error) {
    console.warn('Pages will not open without a network in this browser.', error)
  }
}
