/** Whole numbers in few bytes, behind each other: seven bits in each, the highest says that more follow. */
export class Bytes {
  #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array = new Uint8Array(1 << 16), at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  put(value: number): void {
    if (this.at + 5 > this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2)
      more.set(this.#bytes)
      this.#bytes = more
    }
    let left = value
    for (; left > 127; left >>>= 7) this.#bytes[this.at++] = (left & 127) | 128
    this.#bytes[this.at++] = left
  }

  next(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }

  all(): Uint8Array {
    return this.#bytes.slice(0, this.at)
  }
}
