import { parentPort } from 'node:worker_threads'
import { must } from '@commonplace/kit'
import type { KnownLinks } from '../ports/markdown.ts'
import { readText } from './read-text.ts'

// A thread of its own: it may be ended in the middle of a text, and its memory is bounded apart from the server's.
const port = must(parentPort, 'this file runs as a thread')
port.on('message', ({ source, known }: { source: string; known: KnownLinks }) =>
  port.postMessage(readText(source, known)),
)
