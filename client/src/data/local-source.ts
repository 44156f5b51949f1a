import type { RouteName } from '@commonplace/api'

export interface LocalCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
}

/** What this device keeps of the server's answers; `null` where it keeps nothing that answers the call. */
export interface LocalSource {
  read(name: RouteName, call: LocalCall): Promise<{ data: unknown; keptAt: number } | null>
  /** The same for what was made on this device and the server has yet to hear of. */
  made?(name: RouteName, call: LocalCall): Promise<{ data: unknown; keptAt: number } | null>
}

const NOTHING_KEPT: LocalSource = { read: async () => null }
let source = NOTHING_KEPT

/** Plugs in the device's own library; reads fall back to it when the server cannot be reached. */
export function setLocalSource(next: LocalSource): void {
  source = next
}

export function localSource(): LocalSource {
  return source
}
