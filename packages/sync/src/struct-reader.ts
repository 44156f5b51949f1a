import { type ByteReader, Malformed } from './byte-reader.ts'
import { skipAny } from './update-shape.ts'

// Reads over the structs of an update (v1) that the log holds. It was judged before it was kept, or written by Yjs: only lengths matter.

const GC = 0

/** Reads one struct over and gives its length in clocks. Throws Malformed where it makes no sense, or is the hole of an incomplete update. */
export function skipStruct(reader: ByteReader): number {
  const info = reader.byte()
  const kind = info & 31
  if (kind === GC) return reader.uint()
  if (info & 128) skipId(reader)
  if (info & 64) skipId(reader)
  if ((info & 192) === 0) {
    if (reader.uint() === 1) reader.skipArray()
    else skipId(reader)
    if (info & 32) reader.skipArray()
  }
  return skipContent(reader, kind)
}

function skipId(reader: ByteReader): void {
  reader.uint()
  reader.uint()
}

function skipContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.uint()
    case 2: {
      const count = reader.uint()
      for (let i = 0; i < count; i++) reader.skipArray()
      return count
    }
    case 3: // bytes
    case 5: // an embed
      reader.skipArray()
      return 1
    case 4:
      return skipText(reader)
    case 6: // a format: its key and value
      reader.skipArray()
      reader.skipArray()
      return 1
    case 7: {
      const type = reader.uint()
      if (type === 3 || type === 5) reader.skipArray()
      return 1
    }
    case 8: {
      const count = reader.uint()
      for (let i = 0; i < count; i++) skipAny(reader, 0)
      return count
    }
    case 9: // a document within the document
      reader.skipArray()
      skipAny(reader, 0)
      return 1
    default:
      throw new Malformed('A content that cannot be read over')
  }
}

/** The length in UTF-16 units of a UTF-8 text: one for each character, one more for those outside the first plane. */
function skipText(reader: ByteReader): number {
  let length = reader.uint()
  const from = reader.at
  reader.skip(length)
  const { bytes, at } = reader
  for (let i = from; i < at; i++) {
    const byte = bytes[i] as number
    if (byte < 128) continue
    if (byte < 192) length--
    else if (byte >= 240) length++
  }
  return length
}
