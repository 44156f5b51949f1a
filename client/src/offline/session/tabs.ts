import type { Mark } from './pending.ts'

// Several tabs of one browser on one document: each has its own socket, and each sees at once what the others do.

export type TabWord =
  /** An own edit of another tab. */
  | { readonly kind: 'edit'; readonly update: Uint8Array; readonly mark: Mark }
  /** These edits are written on this device. */
  | { readonly kind: 'written'; readonly ids: readonly string[] }
  /** These edits are durable on the server. */
  | { readonly kind: 'settled'; readonly ids: readonly string[] }
  /** What is on this device was written anew, because two had written under one id: whoever has it open opens it again. */
  | { readonly kind: 'moved' }

export interface Tabs {
  tell(word: TabWord): void
  close(): void
}

/** Joins the tabs of this member on this document. Where the browser has no BroadcastChannel, tabs meet through the server alone. */
export function joinTabs(memberId: string, documentId: string, hear: (word: TabWord) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`commonplace:${memberId}:${documentId}`)
  channel.onmessage = (event: MessageEvent<TabWord>) => hear(event.data)
  return { tell: (word) => channel.postMessage(word), close: () => channel.close() }
}
