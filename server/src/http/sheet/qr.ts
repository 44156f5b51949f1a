// A QR code (ISO/IEC 18004) of bytes, at error correction M: a sheet may lose about a seventh of it to a fold or a stain. Only what an address
// needs is here: one segment of bytes, versions 1 to 20.

/** Of each version at M: bytes of correction in each block, and blocks. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
/** How M is written in the format, and the polynomials and mask of format and version. */
const LEVEL_M = 0
const FORMAT = { polynomial: 0x537, mask: 0x5412, bits: 10 }
const VERSION = { polynomial: 0x1f25, bits: 12 }
/** From this version on lengths take two bytes, and from the next a code names its own version. */
const LONG_LENGTHS = 10
const NAMED = 7

type Grid = boolean[][]

/** The modules of the code, row by row, dark ones true; null where the bytes are more than a code of these versions holds. */
export function qrOf(text: string): readonly (readonly boolean[])[] | null {
  const bytes = new TextEncoder().encode(text)
  for (let version = 1; version <= BLOCKS.length; version++) {
    const capacity = dataBytes(version)
    if (headBits(version) + bytes.length * 8 <= capacity * 8)
      return drawn(version, interleaved(version, filled(version, bytes, capacity)))
  }
  return null
}

const headBits = (version: number): number => 4 + (version < LONG_LENGTHS ? 8 : 16)
const sizeOf = (version: number): number => version * 4 + 17
const correctionOf = (version: number): number => CORRECTION[version - 1] ?? 0
const blocksOf = (version: number): number => BLOCKS[version - 1] ?? 1

/** Where the small squares stand, along either side. */
function alignment(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, n) => sizeOf(version) - 7 - n * step).reverse()]
}

/** Bytes that a version has room for, correction among them. */
function allBytes(version: number): number {
  const side = alignment(version).length
  const squares = side === 0 ? 0 : (side * side - 3) * 25 - (side - 2) * 2 * 5
  const named = version < NAMED ? 0 : 36
  const finders = 3 * 64 + 2 * 15 + 1
  const timing = 2 * (sizeOf(version) - 16)
  return Math.floor((sizeOf(version) ** 2 - finders - timing - squares - named) / 8)
}

const dataBytes = (version: number): number => allBytes(version) - correctionOf(version) * blocksOf(version)

/** Mode, length and bytes, filled up to the capacity. */
function filled(version: number, bytes: Uint8Array, capacity: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1)
  }
  put(0b0100, 4)
  put(bytes.length, headBits(version) - 4)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, capacity * 8 - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  const data = Array.from({ length: bits.length / 8 }, (_, n) =>
    Number.parseInt(bits.slice(n * 8, n * 8 + 8).join(''), 2),
  )
  for (let fill = 0xec; data.length < capacity; fill ^= 0xec ^ 0x11) data.push(fill)
  return data
}

/** The product in GF(2^8) with the polynomial of QR codes. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    if ((b >>> bit) & 1) product ^= a
  }
  return product
}

/** Reed and Solomon's bytes for a block. */
function corrections(data: readonly number[], degree: number): number[] {
  const divisor = Array<number>(degree).fill(0)
  divisor[degree - 1] = 1
  for (let n = 0, root = 1; n < degree; n++, root = times(root, 2))
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0)
  const rest = Array<number>(degree).fill(0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    divisor.forEach((value, at) => {
      rest[at] = (rest[at] ?? 0) ^ times(value, factor)
    })
  }
  return rest
}

/** The blocks with their corrections, a byte of each in turn, so that one stain does not take all of a block. */
function interleaved(version: number, data: readonly number[]): number[] {
  const count = blocksOf(version)
  const short = Math.floor(data.length / count)
  const longer = data.length % count
  let from = 0
  const blocks = Array.from({ length: count }, (_, n) => {
    const block = data.slice(from, from + short + (n < count - longer ? 0 : 1))
    from += block.length
    return block
  })
  const after = blocks.map((block) => corrections(block, correctionOf(version)))
  const inTurn = (parts: readonly number[][]): number[] =>
    Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, at) =>
      parts.flatMap((part) => part.slice(at, at + 1)),
    ).flat()
  return [...inTurn(blocks), ...inTurn(after)]
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** The code under whichever mask makes it easiest to read. */
function drawn(version: number, bytes: readonly number[]): Grid {
  const size = sizeOf(version)
  const blank = (): Grid => Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const [plain, fixed] = [blank(), blank()]
  const set = (x: number, y: number, dark: boolean) => {
    const [row, taken] = [plain[y], fixed[y]]
    if (!row || !taken || x < 0 || x >= size) return
    row[x] = dark
    taken[x] = true
  }
  for (let n = 0; n < size; n++) {
    set(6, n, n % 2 === 0)
    set(n, 6, n % 2 === 0)
  }
  for (const [left, top] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y))
        set(left + x, top + y, ring !== 2 && ring !== 4)
      }
  const places = alignment(version)
  const last = places.length - 1
  for (const [i, left] of places.entries())
    for (const [j, top] of places.entries()) {
      const inCorner = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0)
      if (inCorner) continue
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++) set(left + x, top + y, Math.max(Math.abs(x), Math.abs(y)) !== 1)
    }
  if (version >= NAMED) nameVersion(version, size, set)
  format(0, size, set)

  // The bytes go up and down in pairs of columns, from the right, around what is fixed.
  let bit = 0
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - step : step
        if (fixed[y]?.[x] || bit >= bytes.length * 8) continue
        const row = plain[y]
        if (row) row[x] = (((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1
        bit++
      }

  const codes = MASKS.map((mask, n) => {
    const code = plain.map((row, y) => row.map((dark, x) => (fixed[y]?.[x] ? dark : dark !== mask(x, y))))
    format(n, size, (x, y, dark) => {
      const row = code[y]
      if (row) row[x] = dark
    })
    return { code, penalty: penaltyOf(code) }
  })
  return codes.reduce((best, one) => (one.penalty < best.penalty ? one : best)).code
}

type Set = (x: number, y: number, dark: boolean) => void

/** A number with the remainder that guards it. */
function guarded(value: number, { polynomial, bits }: { polynomial: number; bits: number }): number {
  let rest = value
  for (let n = 0; n < bits; n++) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * polynomial)
  return (value << bits) | rest
}

/** Level and mask, twice: around the first corner, and along the others. */
function format(mask: number, size: number, set: Set): void {
  const bits = guarded((LEVEL_M << 3) | mask, FORMAT) ^ FORMAT.mask
  const dark = (n: number) => ((bits >>> n) & 1) === 1
  for (let n = 0; n < 15; n++) {
    if (n < 6) set(8, n, dark(n))
    else if (n < 8) set(8, n + 1, dark(n))
    else if (n === 8) set(7, 8, dark(n))
    else set(14 - n, 8, dark(n))
    if (n < 8) set(size - 1 - n, 8, dark(n))
    else set(8, size - 15 + n, dark(n))
  }
  set(8, size - 8, true)
}

function nameVersion(version: number, size: number, set: Set): void {
  const bits = guarded(version, VERSION)
  for (let n = 0; n < 18; n++) {
    const [far, near] = [size - 11 + (n % 3), Math.floor(n / 3)]
    const dark = ((bits >>> n) & 1) === 1
    set(far, near, dark)
    set(near, far, dark)
  }
}

/** How hard a code is to read: long runs, squares of one colour, what looks like a corner, and too much of one colour. */
function penaltyOf(code: Grid): number {
  const size = code.length
  const columns = code.map((_, x) => code.map((row) => row[x] ?? false))
  let penalty = 0
  for (const line of [...code, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('')
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2
    for (const corner of ['10111010000', '00001011101'])
      for (let at = text.indexOf(corner); at >= 0; at = text.indexOf(corner, at + 1)) penalty += 40
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const one = code[y]?.[x]
      if (one === code[y]?.[x + 1] && one === code[y + 1]?.[x] && one === code[y + 1]?.[x + 1]) penalty += 3
    }
  const dark = code.flat().filter(Boolean).length / (size * size)
  return penalty + Math.floor(Math.abs(dark * 20 - 10)) * 10
}
