import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Connection, type ConnectionOptions } from './connection.ts'

/** The document as the server has it and nobody else, read over a connection of its own. Rejects when it does not come. */
export function asServed(options: Omit<ConnectionOptions, 'doc' | 'awareness'>): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  return new Promise((resolve, reject) => {
    const end = () => {
      connection.close()
      awareness.destroy()
    }
    const fail = () => {
      end()
      reject(new Error('The document could not be read from the server'))
    }
    const nothing = () => undefined
    const connection = new Connection(
      { ...options, doc, awareness },
      {
        opened: nothing,
        said: nothing,
        sent: nothing,
        synced: () => {
          end()
          resolve(doc)
        },
        lost: fail,
        ended: fail,
      },
    )
    connection.connect()
  })
}
