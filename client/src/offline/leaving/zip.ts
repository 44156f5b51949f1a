// A folder of files as one .zip, stored as they are: what is saved so is small, and every system opens it.

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0)
  return ~crc >>> 0
}

/** Little-endian numbers, each with how many bytes it takes. */
function numbers(...given: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(given.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [value, bytes] of given) {
    if (bytes === 2) out.setUint16(at, value, true)
    else out.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(out.buffer)
}

const UTF8_NAMES = 0x0800
/** The first day that the form knows: when the words were written stands in them. */
const DAY = (1 << 5) | 1

export function zip(files: readonly ZipFile[]): Blob {
  const parts: Uint8Array[] = []
  const index: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const called = new TextEncoder().encode(name)
    const about = numbers(
      [20, 2],
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [crcOf(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [called.length, 2],
      [0, 2],
    )
    index.push(numbers([0x02014b50, 4], [20, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), called)
    const whole = [numbers([0x04034b50, 4]), about, called, bytes]
    parts.push(...whole)
    at += whole.reduce((sum, part) => sum + part.length, 0)
  }
  const size = index.reduce((sum, part) => sum + part.length, 0)
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2])
  return new Blob([...parts, ...index, end] as BlobPart[], { type: 'application/zip' })
}
