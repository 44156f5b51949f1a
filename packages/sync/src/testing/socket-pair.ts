import type { Transport } from '../ports.ts'

/** The server's end of a socket in memory. What the room sends is delivered when the test says so, or kept from the client. */
export class MemorySocket implements Transport {
  /** Frames on their way to the client. */
  readonly toClient: Uint8Array[] = []
  /** Frames on their way to the server; they wait while the room does not read. */
  readonly toServer: Uint8Array[] = []
  paused = false
  closed: { readonly code: number; readonly reason: string } | null = null
  bufferedAmount = 0
  /** The writes as they came: how often the very same array was handed over can be seen here. */
  readonly writes: (readonly Uint8Array[])[] = []

  send(messages: readonly Uint8Array[]): void {
    if (this.closed) return
    this.writes.push(messages)
    this.toClient.push(...messages)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
  }
}
