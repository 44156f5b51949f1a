import * as z from 'zod/mini'
import { route } from '../route.ts'
import { Id } from '../shapes.ts'
import * as pages from './pages.ts'

// The history of a question or an answer, by its document: what the routes under /pages/:id/ give of a page.

const id = z.object({ id: Id })
const reader = { who: 'anyone', scope: 'read', act: 'read' } as const

export const listTextVersions = route('listTextVersions', {
  method: 'GET',
  path: '/documents/:id/versions',
  about: 'The history of a question’s or an answer’s text, newest first.',
  policy: reader,
  params: id,
  query: pages.listVersions.query,
  output: pages.listVersions.output,
})
export const readTextVersion = route('readTextVersion', {
  method: 'GET',
  path: '/documents/:id/versions/:n',
  about: 'A version of it with its body.',
  policy: reader,
  params: pages.readVersion.params,
  query: pages.readVersion.query,
  output: pages.readVersion.output,
})
export const readTextDiff = route('readTextDiff', {
  method: 'GET',
  path: '/documents/:id/diff',
  about: 'What changed in it between two versions; without `to`, up to now.',
  policy: reader,
  params: id,
  query: pages.readDiff.query,
  output: pages.readDiff.output,
})
export const restoreText = route('restoreText', {
  method: 'POST',
  path: '/documents/:id/restore',
  about: 'Makes it read as it did at a version, as new edits on top.',
  policy: { who: 'signed-in', scope: 'write', act: 'restore-version' },
  params: id,
  input: pages.restoreVersion.input,
  output: pages.restoreVersion.output,
})
