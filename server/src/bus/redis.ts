import type { Bus, Subscriber } from '@commonplace/sync'
import { Redis } from 'ioredis'

export interface RedisBusOptions {
  readonly url: string
  /** In front of every channel, so that several installations can share a Redis. */
  readonly prefix: string
  /** Told of trouble with the connection. It comes back by itself. */
  readonly onError: (error: Error) => void
}

/** A bus over Redis pub/sub: one connection that listens, one that speaks. What is published while Redis is away is lost, not kept. */
export class RedisBus implements Bus {
  readonly #speaker: Redis
  readonly #listener: Redis
  readonly #prefix: string
  readonly #onError: (error: Error) => void
  readonly #topics = new Map<string, Set<Subscriber>>()
  #closed = false

  private constructor({ url, prefix, onError }: RedisBusOptions) {
    this.#prefix = prefix
    this.#onError = onError
    const common = {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: (tries: number) => Math.min(100 * tries, 2_000),
    }
    // The speaker must not pile up what nobody will want later; the listener's subscriptions must wait for the connection.
    this.#speaker = new Redis(url, { ...common, enableOfflineQueue: false })
    this.#listener = new Redis(url, { ...common, autoResubscribe: true })
    this.#speaker.on('error', onError)
    this.#listener.on('error', onError)
    this.#listener.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#deliver(channel.toString(), message))
  }

  static async open(options: RedisBusOptions): Promise<RedisBus> {
    const bus = new RedisBus(options)
    try {
      await Promise.all([bus.#speaker.connect(), bus.#listener.connect()])
    } catch (error) {
      await bus.close()
      throw error
    }
    bus.#listener.on('ready', () => bus.#lapse())
    return bus
  }

  /** Whether Redis answers, for readiness. */
  async reachable(): Promise<boolean> {
    try {
      return (await this.#speaker.ping()) === 'PONG'
    } catch (error) {
      this.#onError(error instanceof Error ? error : new Error(String(error)))
      return false
    }
  }

  publish(topic: string, bytes: Uint8Array): void {
    if (this.#closed) return
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#speaker.publish(this.#prefix + topic, message).catch(this.#onError)
  }

  async subscribe(topic: string, subscriber: Subscriber): Promise<() => void> {
    const channel = this.#prefix + topic
    const own: Subscriber = { message: (bytes) => subscriber.message(bytes), lapse: () => subscriber.lapse?.() }
    const subscribers = this.#topics.get(channel) ?? new Set()
    this.#topics.set(channel, subscribers.add(own))
    // Asked each time, also when the channel is known: the answer says that the earlier asking has arrived too.
    await this.#listener.subscribe(channel)
    return () => {
      if (!subscribers.delete(own) || subscribers.size > 0 || this.#topics.get(channel) !== subscribers) return
      this.#topics.delete(channel)
      if (!this.#closed) this.#listener.unsubscribe(channel).catch(this.#onError)
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#topics.clear()
    for (const connection of [this.#speaker, this.#listener]) connection.disconnect()
  }

  #deliver(channel: string, message: Buffer): void {
    for (const subscriber of this.#topics.get(channel) ?? []) subscriber.message(message)
  }

  /** The listening connection came back: what was said meanwhile is gone. */
  #lapse(): void {
    for (const subscribers of this.#topics.values()) for (const subscriber of subscribers) subscriber.lapse?.()
  }
}
