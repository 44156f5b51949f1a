import type { Pusher } from '../ports/push.ts'
import { type Posting, post } from './post.ts'

export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
  /** Whom the services of browsers may write to: mailto: or https: */
  readonly subject: string
}

/** Tells browsers through their own services. The address is one that somebody named, so it is looked at as those of webhooks are. */
export async function openPusher({ publicKey, privateKey, subject }: PushKeys, posting: Posting): Promise<Pusher> {
  const { default: webPush } = await import('web-push')
  const vapidDetails = { publicKey, privateKey, subject }
  return {
    key: publicKey,
    async push({ endpoint, p256dh, auth }, told, signal) {
      const options = { vapidDetails, TTL: 24 * 60 * 60, contentEncoding: 'aes128gcm' as const }
      const subscription = { endpoint, keys: { p256dh, auth } }
      const { headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify(told), options)
      // The length is counted where it is sent.
      const { 'Content-Length': _, ...rest } = headers as Record<string, unknown>
      const head = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]))
      const { status, said } = await post(endpoint, body ?? new Uint8Array(), head, { ...posting, signal })
      if (status === 404 || status === 410) return 'gone'
      return said === '' ? 'told' : { failed: said }
    },
  }
}
