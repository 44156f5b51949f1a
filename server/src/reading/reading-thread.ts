import { parentPort } from 'node:worker_threads'
import { must } from '@commonplace/kit'
import type { KnownLinks } from '../ports/markdown.ts'
import { compareStates } from './compare-states.ts'
import { readText } from './read-text.ts'

// A thread of its own: it may be ended in the middle of a text, and its memory is bounded apart from the server's.

/** What the thread is asked for. */
export type Job =
  | { readonly do: 'read'; readonly source: string; readonly known: KnownLinks }
  | { readonly do: 'compare'; readonly a: string; readonly b: string }

const done = (job: Job) => (job.do === 'read' ? readText(job.source, job.known) : compareStates(job.a, job.b))

const port = must(parentPort, 'this file runs as a thread')
port.on('message', (job: Job) => port.postMessage(done(job)))
port.postMessage('ready')
