import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { must } from '@commonplace/kit'

// A connection that does nothing but copy what the write-ahead log holds into the database file, beside everybody who reads and writes.
const port = must(parentPort, 'this file runs as a thread')
const { path, long } = workerData as { path: string; long: number }
const db = new DatabaseSync(path, { timeout: 0 })

port.on('message', (what: 'copy' | 'close') => {
  if (what === 'close') {
    db.close()
    port.close()
    return
  }
  try {
    const row = db.prepare('pragma wal_checkpoint(passive)').get()
    // While commits come without a pause there are always some that are not copied yet, and the log can never begin anew. Then they are
    // held up for the few that are left.
    if (Number(row?.log) > long) db.exec('pragma wal_checkpoint(restart)')
  } catch {
    // What could not be copied is safe where it is, and is copied the next time. A disk that is full says so at the next commit.
  }
  port.postMessage('copied')
})
