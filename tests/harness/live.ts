import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** What is sent with the upgrade of a socket; `Origin` is what a browser would say. */
export type SocketHeaders = Readonly<Record<string, string>>

function socketWith(headers: SocketHeaders): typeof globalThis.WebSocket {
  class Signed extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers })
    }
  }
  // y-websocket uses what browsers and ws have in common.
  return Signed as unknown as typeof globalThis.WebSocket
}

/** Somebody at a live document with the stock y-websocket client. */
export interface Sitting extends Disposable {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Resolves once the server's state has arrived. */
  synced(): Promise<void>
  /** The code the server closed with, once it did so for the next time. */
  closed(): Promise<number>
  /** Resolves once the condition holds, looked at after each change. */
  until(holds: (doc: Y.Doc) => boolean): Promise<void>
}

export function sitDown(
  url: string,
  documentId: string,
  headers: SocketHeaders,
  params: Record<string, string> = {},
  /** Somebody's own copy, which they bring along from elsewhere. */
  doc: Y.Doc = new Y.Doc(),
): Sitting {
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, documentId, doc, {
    WebSocketPolyfill: socketWith(headers),
    disableBc: true,
    params,
  })
  return {
    doc,
    provider,
    synced: () =>
      provider.synced
        ? Promise.resolve()
        : new Promise((resolve) => {
            const heard = (done: boolean) => {
              if (!done) return
              provider.off('sync', heard)
              resolve()
            }
            provider.on('sync', heard)
          }),
    closed: () =>
      new Promise((resolve) => {
        const heard = (event: { code: number } | null) => {
          if (!event) return
          provider.off('connection-close', heard)
          resolve(event.code)
        }
        provider.on('connection-close', heard)
      }),
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds(doc)) return
          doc.off('update', look)
          resolve()
        }
        doc.on('update', look)
        look()
      }),
    [Symbol.dispose]() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The words of the rich text, block by block. */
export function wordsOf(doc: Y.Doc): string {
  return doc
    .getXmlFragment('default')
    .toString()
    .replace(/<[^>]+>/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()
}
