// What an importer is given: names and bytes. Where they come from (a folder, an archive) is the caller's business.

export interface SourceFile {
  /** Path inside what is imported, with `/` between its parts and none at the start. */
  readonly path: string
  /** The bytes; asked for only when they are needed, perhaps more than once. */
  read(): Promise<Uint8Array>
}

/**
 * The text of a file, whatever its encoding: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252, which reads every byte.
 * `guessed` names the encoding where it was not UTF-8, so that the receipt can tell.
 */
export function decodeText(bytes: Uint8Array): { text: string; guessed: string | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), guessed: 'UTF-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), guessed: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), guessed: null }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'Windows-1252' }
  }
}

/** Whether bytes are not text at all: a zero byte in the first thousand, outside UTF-16. */
export function looksBinary(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !utf16 && bytes.subarray(0, 1000).includes(0)
}
