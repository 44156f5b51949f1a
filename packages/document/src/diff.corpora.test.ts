import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOf } from './anchor.ts'
import { applyJson } from './apply.ts'
import { applyDiff, diffDocuments, sizeOfDiff } from './diff.ts'
import { type DocNode, keyOf } from './json.ts'
import { fromMarkdown } from './markdown.ts'
import { seedUpdate } from './seed.ts'
import { finderIn } from './words-in.ts'
import { readBody } from './y.ts'
import { textOfBody } from './y-anchor.ts'

/** Neighbouring states of the pages of a real wiki, from the folder the environment variable CORPORA names; null where it is not here. */
function realPairs(): [DocNode, DocNode][] | null {
  const file = process.env.CORPORA ? join(process.env.CORPORA, 'history-innersource-patterns/revisions.jsonl.gz') : null
  if (file === null || !existsSync(file)) {
    if (process.env.CI === 'true') throw new Error('CORPORA must name a folder that holds history-innersource-patterns')
    console.warn('SKIPPED: the real history is not here; set CORPORA to the folder that holds it.')
    return null
  }
  const last = new Map<number, DocNode>()
  const pairs: [DocNode, DocNode][] = []
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue
    const { page, text } = JSON.parse(line) as { page: number; text?: string }
    if (typeof text !== 'string') continue
    const now = fromMarkdown(text).json
    const before = last.get(page)
    if (before && keyOf(before) !== keyOf(now)) pairs.push([before, now])
    last.set(page, now)
  }
  return pairs
}

/** Anchors of 30 characters all along the text. */
function anchorsAlong(ydoc: Y.Doc) {
  const { text } = textOfBody(ydoc)
  const anchors = []
  for (let from = 0; from + 30 < text.length; from += 400) {
    if (!text.slice(from, from + 30).includes('\n')) anchors.push(anchorOf(text, { from, to: from + 30 }))
  }
  return anchors
}

const at = (times: readonly number[], part: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0).toFixed(2)

test('the real history of a wiki: compared, restored, and its anchors found again', { timeout: 300_000 }, () => {
  const pairs = realPairs()
  if (pairs === null) return
  const compare: number[] = []
  const restore: number[] = []
  let shown = 0
  let bytes = 0
  const anchors = { all: 0, kept: 0, reworded: 0, lost: 0, standing: 0, missed: 0 }
  for (const [a, b] of pairs) {
    let started = performance.now()
    const diff = diffDocuments(a, b)
    compare.push(performance.now() - started)
    expect(keyOf(applyDiff(a, diff))).toBe(keyOf(b))
    const { added, removed } = sizeOfDiff(diff)
    shown += added + removed
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, seedUpdate({ json: a }))
    const marks = anchorsAlong(ydoc)
    const before = Y.encodeStateVector(ydoc)
    started = performance.now()
    applyJson(ydoc, b, 'restore')
    restore.push(performance.now() - started)
    expect(keyOf(readBody(ydoc))).toBe(keyOf(b))
    bytes += Y.encodeStateAsUpdate(ydoc, before).length
    const body = textOfBody(ydoc)
    const finder = finderIn(body.text)
    for (const anchor of marks) {
      const found = finder.find(anchor)
      anchors.all++
      anchors[!found ? 'lost' : found.quote === anchor.quote ? 'kept' : 'reworded']++
      if (body.text.includes(anchor.quote)) {
        anchors.standing++
        if (!found) anchors.missed++
      }
    }
  }
  console.info(
    `${pairs.length} pairs: compare median ${at(compare, 0.5)} ms, p99 ${at(compare, 0.99)} ms, ${shown} characters shown as changed; ` +
      `restore median ${at(restore, 0.5)} ms, p99 ${at(restore, 0.99)} ms, ${Math.round(bytes / pairs.length)} bytes a pair; anchors`,
    anchors,
  )
  expect(anchors.missed / Math.max(1, anchors.standing)).toBeLessThan(0.005)
})
