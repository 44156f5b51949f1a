import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, gzip } from 'node:zlib'

// A text that is squeezed once and sent many times, each time with another end. Both encodings can be brought to whole bytes in the midst of a
// text, and both have a way to let bytes follow as they are: so the end is put on without squeezing anything again.

export type Encoding = 'br' | 'gzip'

/** A text without its end. */
export interface Opened {
  readonly encoding: Encoding | null
  readonly bytes: Uint8Array
  /** Of the text itself: gzip ends with them. */
  readonly length: number
  readonly checksum: number
}

/** An end is a few words; both encodings count those bytes in sixteen bits. */
const LONGEST_END = 0xffff

const squeeze = promisify(brotliCompress)
const zip = promisify(gzip)

/** A window as large as the text: a larger one finds nothing more, and laying it out takes as long as compressing a page of a few words. */
export const windowFor = (length: number): number =>
  Math.min(
    constants.BROTLI_MAX_WINDOW_BITS,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(length + 1))),
  )

/** Squeezes a text whose end is not known yet. */
export async function openEnded(text: Uint8Array, encoding: Encoding | null, quality: number): Promise<Opened> {
  const { length } = text
  if (encoding === 'gzip') {
    const bytes = await zip(text, { level: Math.min(9, quality + 1), finishFlush: constants.Z_SYNC_FLUSH })
    return { encoding, bytes, length, checksum: crc32(text) }
  }
  if (encoding === null) return { encoding, bytes: text, length, checksum: 0 }
  const bytes = await squeeze(text, {
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(length),
    },
  })
  return { encoding, bytes, length, checksum: 0 }
}

/** The bytes that end the text with these words. */
export function endingOf({ encoding, length, checksum }: Opened, words: string): Buffer {
  const end = Buffer.from(words)
  if (encoding === null) return end
  if (end.length === 0 || end.length > LONGEST_END) throw new Error(`An end of ${end.length} bytes`)
  return encoding === 'gzip' ? asGzip(end, length, checksum) : asBrotli(end)
}

/** RFC 1951, 3.2.4: a last block that is stored; RFC 1952, 2.3.1: the checksum and length of everything. */
function asGzip(end: Buffer, length: number, checksum: number): Buffer {
  const before = Buffer.alloc(5)
  before.writeUInt8(1)
  before.writeUInt16LE(end.length, 1)
  before.writeUInt16LE(end.length ^ 0xffff, 3)
  const after = Buffer.alloc(8)
  after.writeUInt32LE(crc32(end, checksum))
  after.writeUInt32LE((length + end.length) % 2 ** 32, 4)
  return Buffer.concat([before, end, after])
}

/** RFC 7932, 9.2: not the last block (one bit), four nibbles of length (two bits), the length less one (sixteen), stored (one); then an empty last one. */
function asBrotli(end: Buffer): Buffer {
  const before = Buffer.alloc(3)
  before.writeUIntLE(((end.length - 1) << 3) | (1 << 19), 0, 3)
  return Buffer.concat([before, end, Buffer.of(0b11)])
}
