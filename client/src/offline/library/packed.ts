// What is large and seldom read lies on the device packed.

const through = (bytes: Uint8Array<ArrayBuffer>, way: GenericTransformStream): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer()

/** A value of JSON as few bytes; where the browser cannot pack, as many as it has. */
export async function packed(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return typeof CompressionStream === 'undefined'
    ? bytes
    : new Uint8Array(await through(bytes, new CompressionStream('gzip')))
}

/** The first byte of what is packed; no JSON begins with it. */
const GZIP = 0x1f

export async function unpacked<T>(bytes: Uint8Array): Promise<T> {
  const own = new Uint8Array(bytes)
  const text = own[0] === GZIP ? await through(own, new DecompressionStream('gzip')) : own
  return JSON.parse(new TextDecoder().decode(text)) as T
}
