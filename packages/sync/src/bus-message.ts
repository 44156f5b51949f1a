import type { MemberId } from '@commonplace/domain'
import * as encoding from 'lib0/encoding'
import { ByteReader, Malformed } from './byte-reader.ts'
import type { Entry, Seq } from './ports.ts'

/** What processes that hold the same document tell each other. All of it is durable or passing already, so losing it is no harm. */
export type BusMessage =
  | { readonly kind: 'kept'; readonly process: string; readonly first: Seq; readonly entries: readonly Entry[] }
  | { readonly kind: 'presence'; readonly process: string; readonly update: Uint8Array }
  | { readonly kind: 'who-is-here'; readonly process: string }

const KINDS = ['kept', 'presence', 'who-is-here'] as const

export function encodeBusMessage(message: BusMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, KINDS.indexOf(message.kind))
  encoding.writeVarString(encoder, message.process)
  if (message.kind === 'presence') encoding.writeVarUint8Array(encoder, message.update)
  if (message.kind === 'kept') {
    encoding.writeVarUint(encoder, message.first)
    encoding.writeVarUint(encoder, message.entries.length)
    for (const { update, by, claims } of message.entries) {
      encoding.writeVarString(encoder, by)
      encoding.writeVarUint(encoder, claims.length)
      for (const client of claims) encoding.writeVarUint(encoder, client)
      encoding.writeVarUint8Array(encoder, update)
    }
  }
  return encoding.toUint8Array(encoder)
}

export function decodeBusMessage(bytes: Uint8Array): BusMessage {
  const reader = new ByteReader(bytes)
  const kind = KINDS[reader.uint()]
  const process = reader.text()
  switch (kind) {
    case 'presence':
      return { kind, process, update: reader.array() }
    case 'who-is-here':
      return { kind, process }
    case 'kept': {
      const first = reader.uint()
      const entries = Array.from({ length: reader.uint() }, () => ({
        by: reader.text() as MemberId,
        claims: Array.from({ length: reader.uint() }, () => reader.uint()),
        update: reader.array(),
      }))
      return { kind, process, first, entries }
    }
    default:
      throw new Malformed('A message of the bus nobody knows')
  }
}
