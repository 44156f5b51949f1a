/** Messages as they go over the wire: unmasked binary WebSocket frames, one each, in one buffer (RFC 6455, 5.2). */
export function frame(messages: readonly Uint8Array[]): Buffer {
  let size = 0
  for (const { length } of messages) size += length + headerSize(length)
  const out = Buffer.allocUnsafe(size)
  let at = 0
  for (const message of messages) {
    const { length } = message
    out[at] = 0x82
    if (length < 126) out[at + 1] = length
    else if (length < 65_536) {
      out[at + 1] = 126
      out.writeUInt16BE(length, at + 2)
    } else {
      out[at + 1] = 127
      out.writeUInt32BE(0, at + 2)
      out.writeUInt32BE(length, at + 6)
    }
    at += headerSize(length)
    out.set(message, at)
    at += length
  }
  return out
}

const headerSize = (length: number) => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

const framed = new WeakMap<readonly Uint8Array[], Buffer>()

/** The same, made once for an array that goes to many receivers. */
export function frameOnce(messages: readonly Uint8Array[]): Buffer {
  const known = framed.get(messages)
  if (known) return known
  const made = frame(messages)
  framed.set(messages, made)
  return made
}
