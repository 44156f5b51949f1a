import { type Api, type Me, Refusal, type RouteName, routes, Unreachable } from '@commonplace/api'
import { systemClock, systemRandom } from '@commonplace/kit'
import type { QueryClient } from '@tanstack/react-query'
import { api as plainApi } from '../data/api.ts'
import { setLocalSource } from '../data/local-source.ts'
import { setOutbox } from '../data/outbox.ts'
import { beforeSignOut, onSignOut } from '../data/session.ts'
import { offlineWords } from '../words/offline.ts'
import { deviceState, onSessionClosed, setDeviceState } from './chip/current-save.ts'
import { lastMe, rememberMe } from './device/last-member.ts'
import { openDevice } from './device/open-device.ts'
import { wipeMember } from './device/wipe.ts'
import { hearWorker, registerWorker, tellWorker } from './device/worker-link.ts'
import { endSession } from './library/end-session.ts'
import { keepOpened } from './library/keep-opened.ts'
import { currentOffline, type Offline, wireOffline } from './offline.ts'
import { Outbox } from './outbox/outbox.ts'

interface Start {
  readonly queryClient: QueryClient
  /** Who is signed in as the server said; in the empty shell, which the server did not draw, whoever was last here. */
  readonly me: Me
}

type Known = Me & { member: NonNullable<Me['member']> }
const isKnown = (me: Me | null): me is Known => me?.member != null

/** Called when the server answers as to a stranger. */
let onStranger: () => void = () => undefined

/** Every answer, and every silence, says whether the server is there. */
const api: Api = async (route, call) => {
  try {
    const answer = await plainApi(route, call)
    setDeviceState({ online: true, upToDateAt: Date.now() })
    if (route.name === 'readMe' && (answer as Me).member === null) onStranger()
    return answer
  } catch (error) {
    if (error instanceof Refusal) setDeviceState({ online: true })
    if (error instanceof Refusal && error.code === 'not-signed-in') onStranger()
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
  if (!isKnown(who)) return
  if (drawnByServer) rememberMe(who)

  const opening = open(who, queryClient)
  setLocalSource({ read: async (name, call) => (await opening)?.source.read(name, call) ?? null })
  setOutbox({
    send: async (name, call, about) => ((await opening)?.outbox ?? withoutDevice(who)).send(name, call, about),
  })
  onStranger = () => {
    setDeviceState({ signedOut: true })
    void opening.then((offline) => {
      offline?.keeper.stop()
      return offline && endSession(offline.device, offline.me.id)
    })
  }
  beforeSignOut(async () => {
    const offline = await opening
    if (!offline) return true
    await offline.send()
    const { acts, edits } = deviceState.get()
    return acts + edits === 0 || window.confirm(offlineWords.signOutAsk(acts + edits))
  })
  onSignOut(async () => {
    const offline = await opening
    currentOffline.set('nobody')
    offline?.keeper.stop()
    offline?.outbox.close()
    offline?.device.close()
    await wipeMember(who.member.id)
  })
}

async function open(me: Known, queryClient: QueryClient): Promise<Offline | null> {
  currentOffline.set('opening')
  try {
    const device = await openDevice(me.member.id, () => currentOffline.set('refused'))
    const offline = wireOffline(device, me, api)
    await offline.outbox.open()
    await offline.count()
    const kept = [...(await device.getAll('answers')), ...(await device.getAll('communities'))]
    setDeviceState({ upToDateAt: Math.max(0, ...kept.map((one) => one.keptAt ?? 0)) || null })
    follow(queryClient, offline)
    currentOffline.set(offline)
    keepUp(queryClient, offline)
    return offline
  } catch (error) {
    console.warn('This browser keeps nothing on the device.', error)
    currentOffline.set('refused')
    return null
  }
}

/** Acts without a device to keep them: sent directly or not at all. */
const withoutDevice = (me: Known) =>
  new Outbox({ memberId: me.member.id, store: null, api, clock: systemClock, random: systemRandom })

/** What the person reads is kept, and every answer tells whether the server is there. */
function follow(queryClient: QueryClient, { device }: Offline): void {
  const cache = queryClient.getQueryCache()
  const look = (key: readonly unknown[], given: unknown) => {
    const [name, params] = key as [RouteName, Readonly<Record<string, unknown>>]
    const answer = given as { data: unknown; keptAt: number | null } | undefined
    if (!answer) return
    const now = Date.now()
    if (answer.keptAt !== null) {
      setDeviceState({ online: false })
      return
    }
    setDeviceState({ online: true, upToDateAt: now })
    keepOpened(device, name, params, answer.data, now).catch((error: unknown) => {
      console.warn('What was just read is not kept on this device.', error)
    })
  }
  for (const query of cache.getAll()) look(query.queryKey, query.state.data)
  cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') look(event.query.queryKey, event.query.state.data)
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
  const go = async (sync: boolean) => {
    if (busy || deviceState.get().signedOut) return
    busy = true
    try {
      await offline.send()
      if (sync || Date.now() - last >= AGAIN_AFTER) {
        last = Date.now()
        await offline.keeper.syncAll()
      }
    } catch (error) {
      console.warn('Not everything could be brought up to date.', error)
    } finally {
      busy = false
    }
  }
  void go(true)
  window.addEventListener('online', () => void go(true))
  window.addEventListener('focus', () => void go(false))
  hearWorker(() => void go(false))
  onSessionClosed(() => void offline.count())
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
    if (!deviceState.get().online) void reach()
    else if (deviceState.get().acts + deviceState.get().edits > 0) void go(false)
  }, ASK_EVERY)
}

async function reach(): Promise<void> {
  try {
    await api(routes.readMe)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
  }
}

async function openWorker(memberId: string | null | undefined): Promise<void> {
  try {
    await registerWorker()
    if (memberId !== undefined) tellWorker({ type: 'me', memberId })
  } catch (error) {
    console.warn('Pages will not open without a network in this browser.', error)
  }
}
