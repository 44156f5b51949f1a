import { seededRandom } from '@commonplace/kit'
import * as Y from 'yjs'

const WORDS =
  'repair lamp evening zip thread bench screw fuse kettle people table story method practice question answer'.split(' ')

/** Updates of one letter each, as one writer sends them, in a text of their own so that they stand on nobody else's. */
export function writerUpdates(client: number, count: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText(`writer ${client}`)
  for (let n = 0; n < count; n++) text.insert(n, WORDS[n % WORDS.length]?.[0] ?? 'a')
  doc.destroy()
  return updates
}

/** The state of a page that was written sentence by sentence until it has about so many bytes. */
export function pageOf(bytes: number): Uint8Array {
  const random = seededRandom(3)
  const doc = new Y.Doc()
  doc.clientID = 1_000_003
  const body = doc.getXmlFragment('default')
  const sentence = () => `${Array.from({ length: 12 }, () => random.pick(WORDS)).join(' ')}. `
  let state = new Uint8Array()
  for (let round = 0; state.length < bytes; round++) {
    for (let n = 0; n < 20; n++) write(body, sentence(), random.int)
    if (round % 4 === 0 || state.length > bytes * 0.9) state = new Uint8Array(Y.encodeStateAsUpdate(doc))
  }
  doc.destroy()
  return state
}

/** A new paragraph, or a sentence into one that is there: at its end, or in between. */
function write(body: Y.XmlFragment, sentence: string, int: (below: number) => number): void {
  if (body.length === 0 || int(6) === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(sentence)])
    body.insert(body.length, [paragraph])
    return
  }
  const paragraph = body.get(int(body.length))
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (text instanceof Y.XmlText) text.insert(int(2) === 0 ? text.length : int(text.length), sentence)
}
