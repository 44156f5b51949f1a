// Yjs has no moving: an editor that splits, joins, turns or moves a block, and an undo, take words out and write them in anew, under the id of
// whoever did it. What is watched here is which words only came back, so that they stay their author's.
import type { Carried } from '@commonplace/domain'
import { firstBehind } from '@commonplace/kit'
import * as Y from 'yjs'

/** Words that went in the same transaction are known again by so many characters in a row … */
const GRAM = 6
/** … and those that went a while ago (an undo, a cut and a paste) by so many: shorter ones are what anybody might write. */
const SURE = 12
/** So many characters that went are remembered. */
const LOOKBACK = 64 * 1024
/** Where more than this goes at once, it is looked into at every sixth place only: nobody is to wait for the index of a whole book. */
const MANY = 32 * 1024
/** Items that were deleted before, between two that were written or deleted now. */
const MOST_BETWEEN = 200

/** A stretch of text and where each part of it was written first. */
export interface Run {
  readonly text: string
  readonly parts: readonly Part[]
  /** Where it is in the index of what went a while ago. */
  grams?: readonly string[]
}
interface Written {
  readonly length: number
  readonly client: number
  readonly clock: number
}
interface Part extends Written {
  /** Where in the stretch it begins. */
  readonly at: number
}
interface Place {
  readonly run: Run
  readonly at: number
}

/** What went in one transaction, by its text: the first that went where several say the same. */
export interface Gone {
  readonly whole: ReadonlyMap<string, Place>
  /** The end of a line that was parted, or else its beginning: fewer characters than make a stretch. */
  readonly edges: ReadonlyMap<string, Place>
  readonly grams: ReadonlyMap<string, Place>
}

/** Goes over what went once, so that each of thousands of runs is looked up and not looked for. */
export function placesIn(gone: readonly Run[], withGrams: boolean): Gone {
  const [whole, ends, beginnings, grams] = [0, 1, 2, 3].map(() => new Map<string, Place>()) as [
    Index,
    Index,
    Index,
    Index,
  ]
  let size = 0
  for (const run of gone) {
    const { text } = run
    size += text.length
    if (!whole.has(text)) whole.set(text, { run, at: 0 })
    for (let n = 1; n < GRAM && n <= text.length; n++) {
      const [end, beginning] = [text.slice(-n), text.slice(0, n)]
      if (!ends.has(end)) ends.set(end, { run, at: text.length - n })
      if (!beginnings.has(beginning)) beginnings.set(beginning, { run, at: 0 })
    }
  }
  const stride = size > MANY ? GRAM : 1
  if (withGrams)
    for (const run of gone) {
      const { text } = run
      for (let at = 0; at + GRAM <= text.length; at += stride) {
        const gram = text.slice(at, at + GRAM)
        if (!grams.has(gram)) grams.set(gram, { run, at })
      }
    }
  return { whole, edges: new Map([...beginnings, ...ends]), grams }
}
type Index = Map<string, Place>

/** Watches one document and notes which words were written before. Costs next to nothing where nothing was deleted. */
export class CarriedWords {
  readonly #known = new Map<number, Carried[]>()
  #fresh: Carried[] = []
  readonly #gone: Run[] = []
  #goneSize = 0
  /** Stretches of six characters in what went a while ago. */
  readonly #index = new Map<string, Place>()

  constructor(doc: Y.Doc) {
    // Not later: what was deleted loses its text right after this.
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#look(transaction))
  }

  /** What was noted since the last call. */
  take(): readonly Carried[] {
    const taken = this.#fresh
    this.#fresh = []
    return taken
  }

  #look(transaction: Y.Transaction): void {
    const { deleteSet } = transaction
    if (deleteSet.clients.size === 0 && this.#gone.length === 0) return
    const gone = deleteSet.clients.size === 0 ? [] : runsOf(goneIn(transaction), (item) => this.#partsOf(item))
    if (gone.length > 0 || this.#gone.length > 0) {
      const fresh = runsOf(freshIn(transaction), ownParts)
      if (fresh.length > 0) this.#match(fresh, gone)
    }
    for (const run of gone) this.#remember(run)
  }

  /** Where an item's characters were written first, as far as this process has seen. */
  #partsOf({ id: { client, clock }, length }: Y.Item): Written[] {
    const out: Written[] = []
    const end = clock + length
    const list = this.#known.get(client) ?? []
    let at = clock
    for (let i = firstBehind(list, clock, endOf); i < list.length; i++) {
      const known = list[i] as Carried
      if (known.clock >= end) break
      if (known.clock > at) out.push({ length: known.clock - at, client, clock: at })
      at = Math.max(at, known.clock)
      const till = Math.min(end, known.clock + known.length)
      out.push({ length: till - at, client: known.ofClient, clock: known.ofClock + at - known.clock })
      at = till
    }
    if (at < end) out.push({ length: end - at, client, clock: at })
    return out
  }

  #match(fresh: readonly Run[], gone: readonly Run[]): void {
    const now = placesIn(
      gone,
      fresh.some(({ text }) => text.length >= GRAM),
    )
    for (const run of fresh) this.#inherit(run, now)
  }

  #inherit(run: Run, now: Gone): void {
    const { text } = run
    const place = now.whole.get(text) ?? now.edges.get(text)
    if (place) this.#note(run, 0, place.run, place.at, text.length)
    else if (text.length >= GRAM) this.#piecewise(run, now.grams)
  }

  #piecewise(run: Run, now: ReadonlyMap<string, Place>): void {
    const { text } = run
    /** How far each run has been used: words keep their order, or one could make sentences of another's scraps. */
    const used = new Map<Run, number>()
    for (let at = 0, free = 0; at + GRAM <= text.length; ) {
      const gram = text.slice(at, at + GRAM)
      const match =
        this.#matchAt(run, at, free, now.get(gram), used, GRAM) ??
        this.#matchAt(run, at, free, this.#index.get(gram), used, SURE)
      if (match) {
        this.#note(run, match.at, match.run, match.from, match.length)
        used.set(match.run, match.from + match.length)
        at = free = match.at + match.length
      } else at++
    }
  }

  #matchAt({ text }: Run, at: number, free: number, place: Place | undefined, used: Map<Run, number>, least: number) {
    if (!place) return null
    const { run } = place
    const floor = used.get(run) ?? 0
    if (place.at < floor) return null
    let before = 0
    while (before < at - free && place.at - before > floor && text[at - 1 - before] === run.text[place.at - 1 - before])
      before++
    let length = GRAM
    while (at + length < text.length && text[at + length] === run.text[place.at + length]) length++
    if (before + length < least) return null
    return { run, at: at - before, from: place.at - before, length: before + length }
  }

  /** Characters of a fresh run are those of a run that went. */
  #note(fresh: Run, at: number, gone: Run, from: number, length: number): void {
    const targets = cut(fresh.parts, at, length)
    const sources = cut(gone.parts, from, length)
    for (let i = 0, j = 0, a = 0, b = 0; i < targets.length && j < sources.length; ) {
      const [target, source] = [targets[i] as Written, sources[j] as Written]
      const n = Math.min(target.length - a, source.length - b)
      this.#add({
        client: target.client,
        clock: target.clock + a,
        length: n,
        ofClient: source.client,
        ofClock: source.clock + b,
      })
      a += n
      b += n
      if (a === target.length) [i, a] = [i + 1, 0]
      if (b === source.length) [j, b] = [j + 1, 0]
    }
  }

  #add(one: Carried): void {
    const list = this.#known.get(one.client) ?? []
    this.#known.set(one.client, list)
    const at = firstBehind(list, one.clock, endOf)
    if ((list[at]?.clock ?? Number.POSITIVE_INFINITY) <= one.clock) return
    list.splice(at, 0, one)
    const last = this.#fresh.at(-1)
    if (last && follows(last, one)) this.#fresh[this.#fresh.length - 1] = { ...last, length: last.length + one.length }
    else this.#fresh.push(one)
  }

  #remember(run: Run): void {
    if (run.text.length < SURE) return
    const grams: string[] = []
    for (let at = 0; at + GRAM <= run.text.length; at += GRAM) {
      const gram = run.text.slice(at, at + GRAM)
      this.#index.set(gram, { run, at })
      grams.push(gram)
    }
    run.grams = grams
    this.#gone.push(run)
    this.#goneSize += run.text.length
    while (this.#goneSize > LOOKBACK) {
      const oldest = this.#gone.shift()
      if (!oldest) return
      this.#goneSize -= oldest.text.length
      for (const gram of oldest.grams ?? []) if (this.#index.get(gram)?.run === oldest) this.#index.delete(gram)
    }
  }
}

const endOf = ({ clock, length }: Carried): number => clock + length

const follows = (a: Carried, b: Carried): boolean =>
  a.client === b.client &&
  a.clock + a.length === b.clock &&
  a.ofClient === b.ofClient &&
  a.ofClock + a.length === b.ofClock

function cut(parts: readonly Part[], from: number, length: number): Written[] {
  const out: Written[] = []
  for (let i = firstBehind(parts, from, ({ at, length }) => at + length); i < parts.length; i++) {
    const { at, ...part } = parts[i] as Part
    const [start, end] = [Math.max(from, at), Math.min(from + length, at + part.length)]
    if (end <= start) break
    out.push({ client: part.client, clock: part.clock + start - at, length: end - start })
  }
  return out
}

const ownParts = ({ id, length }: Y.Item): Written[] => [{ length, ...id }]

function isText(struct: Y.Item | Y.GC): struct is Y.Item {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString
}

/** Text that was there before this transaction and is not any more. */
function goneIn(transaction: Y.Transaction): Set<Y.Item> {
  const gone = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (isText(struct) && struct.id.clock < (transaction.beforeState.get(struct.id.client) ?? 0)) gone.add(struct)
  })
  return gone
}

/** Text that this transaction brought and left standing. */
function freshIn({ doc, beforeState, afterState }: Y.Transaction): Set<Y.Item> {
  const fresh = new Set<Y.Item>()
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (end <= start || !structs) continue
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
      const struct = structs[i]
      // One that only grew at its end holds older text too, which is nobody's but its own.
      if (struct && isText(struct) && !struct.deleted && struct.id.clock >= start) fresh.add(struct)
    }
  }
  return fresh
}

/** Items as the stretches of text that they form, each in the order it stands. */
function runsOf(items: ReadonlySet<Y.Item>, partsOf: (item: Y.Item) => Written[]): Run[] {
  const next = (item: Y.Item): Y.Item | null => {
    let right = item.right
    for (let i = 0; right && i < MOST_BETWEEN && !items.has(right); i++) {
      if (!right.deleted && right.countable) return null
      right = right.right
    }
    return right && items.has(right) ? right : null
  }
  const followers = new Map<Y.Item, Y.Item>()
  const heads = new Set(items)
  for (const item of items) {
    const right = next(item)
    if (!right) continue
    followers.set(item, right)
    heads.delete(right)
  }
  return [...heads].map((head) => {
    let text = ''
    const parts: Part[] = []
    for (let item: Y.Item | undefined = head; item; item = followers.get(item)) {
      let at = text.length
      text += (item.content as Y.ContentString).str
      for (const part of partsOf(item)) {
        parts.push({ ...part, at })
        at += part.length
      }
    }
    return { text, parts }
  })
}
