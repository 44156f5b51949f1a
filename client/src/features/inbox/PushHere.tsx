import { routes } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { api } from '../../data/api.ts'
import { useRoute } from '../../data/use-route.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { pushWords } from '../../words/push.ts'

/** What this browser listens to; null for nothing, undefined where it cannot: it has no worker on a computer that others use too. */
const listening = async () => (await navigator.serviceWorker?.getRegistration())?.pushManager?.getSubscription()

/** Lets this browser tell of what is meant for its owner; nothing where it, or the installation, cannot. */
export function PushHere() {
  const push = useRoute(routes.readPush)
  const { key, endpoints } = push.data ?? { key: null, endpoints: [] }
  /** The address at which this browser listens; undefined while that is not known, or where it cannot. */
  const [endpoint, setEndpoint] = useState<string | null>()
  useEffect(() => {
    if (key === null || !('PushManager' in window) || !('Notification' in window)) return
    listening().then(
      (found) => setEndpoint(found && found.endpoint),
      () => undefined,
    )
  }, [key])
  if (key === null || endpoint === undefined) return null
  const on = endpoint !== null && endpoints.includes(endpoint)
  const start = async () => {
    if ((await Notification.requestPermission()) !== 'granted') return toast(pushWords.refused)
    const { pushManager } = await navigator.serviceWorker.ready
    // What listens with an older key of the installation would let nothing begin with this one.
    await (await pushManager.getSubscription())?.unsubscribe()
    const found = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    const { p256dh = '', auth = '' } = found.toJSON().keys ?? {}
    await api(routes.addPush, { input: { endpoint: found.endpoint, p256dh, auth } })
    setEndpoint(found.endpoint)
    toast(pushWords.started)
  }
  const stop = async () => {
    await api(routes.removePush, { query: { endpoint: endpoint ?? '' } })
    await (await listening())?.unsubscribe()
    toast(pushWords.stopped)
  }
  const toggle = () =>
    (on ? stop() : start()).then(push.again, (error: unknown) => {
      console.warn('This browser could not be asked to tell.', error)
      toast(words.errors.notSent)
    })
  return (
    <section className="push-here">
      <p className="quiet-line">{pushWords.about}</p>
      <button type="button" className="button" onClick={() => void toggle()}>
        {on ? pushWords.stop : pushWords.start}
      </button>
    </section>
  )
}
