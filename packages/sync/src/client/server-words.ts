import type { ByteReader } from '../byte-reader.ts'

import type { Hello, ReadOnlyReason, Refused, RefusedReason } from '../wire.ts'

/** How many of a connection's update messages are settled. The message's type was read already, here as below. */
export function readAck(reader: ByteReader): number {
  return reader.uint()
}

export function readHello(reader: ByteReader): Hello & { readonly version: number } {
  const [version, schema, epoch, time] = [reader.uint(), reader.uint(), reader.uint(), reader.uint()]
  const [reason, sentence] = [reader.text() as ReadOnlyReason | '', reader.text()]
  return { version, schema, epoch, time, readOnly: reason === '' ? null : { reason, sentence } }
}

export function readRefused(reader: ByteReader): Refused {
  return { index: reader.uint(), reason: reader.text() as RefusedReason, sentence: reader.text() }
}
