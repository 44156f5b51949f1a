/** The bytes are not what they claim to be. The socket that sent them is closed, and nothing else feels it. */
export class Malformed extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'Malformed'
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads lib0's encodings without building what they describe. Every read is bounded by the bytes that are there. */
export class ByteReader {
  readonly bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new Malformed('The bytes end too early')
    return value
  }

  /** An unsigned integer of seven-bit groups, at most 2^53 - 1. */
  uint(): number {
    const bytes = this.bytes
    let value = 0
    let unit = 1
    for (;;) {
      const next = bytes[this.at++]
      if (next === undefined) throw new Malformed('The bytes end too early')
      if (next < 128) {
        value += next * unit
        if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('A number is too large')
        return value
      }
      value += (next - 128) * unit
      unit *= 128
      if (unit > Number.MAX_SAFE_INTEGER) throw new Malformed('A number is too large')
    }
  }

  /** A signed integer is read over: its first byte carries six bits, the others seven. */
  skipInt(): void {
    let length = 1
    while (this.byte() >= 128) if (++length > 9) throw new Malformed('A number is too large')
  }

  skip(count: number): void {
    this.at += count
    if (this.at > this.bytes.length) throw new Malformed('The bytes end too early')
  }

  /** A byte array with its length in front, as a view of these bytes. */
  array(): Uint8Array {
    const length = this.uint()
    const from = this.at
    this.skip(length)
    return this.bytes.subarray(from, from + length)
  }

  skipArray(): void {
    this.skip(this.uint())
  }

  text(): string {
    const bytes = this.array()
    try {
      return utf8.decode(bytes)
    } catch (cause) {
      throw new Malformed(`A text is not UTF-8 (${String(cause)})`)
    }
  }

  /** The length in UTF-16 units of a text that is read over; plain ASCII, the usual keystroke, is never decoded. */
  textLength(): number {
    const length = this.uint()
    const from = this.at
    this.skip(length)
    for (let i = from; i < this.at; i++)
      if ((this.bytes[i] ?? 0) >= 128) {
        this.at = from
        return this.#decodedLength(length)
      }
    return length
  }

  #decodedLength(length: number): number {
    const from = this.at
    this.skip(length)
    try {
      return utf8.decode(this.bytes.subarray(from, this.at)).length
    } catch (cause) {
      throw new Malformed(`A text is not UTF-8 (${String(cause)})`)
    }
  }
}
