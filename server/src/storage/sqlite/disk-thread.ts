import { fdatasyncSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { ASKED, type AtTheDisk, DONE, FAILED } from './disk.ts'

// A thread that does nothing but wait for the disk. It sleeps between two requests, and nothing else ever stands before it, as it would in
// Node's own pool of four threads, where passphrases are hashed and pictures are made smaller.
const { shared, file } = workerData as AtTheDisk
for (let seen = 0; ; ) {
  Atomics.wait(shared, ASKED, seen)
  seen = Atomics.load(shared, ASKED)
  try {
    fdatasyncSync(file)
    Atomics.store(shared, FAILED, 0)
  } catch {
    // Why is of no use to anybody: whatever it was, what was written may not be there.
    Atomics.store(shared, FAILED, 1)
  }
  Atomics.store(shared, DONE, seen)
  Atomics.notify(shared, DONE)
}
