// What a file is, by its first bytes. What its name or its sender says is not believed.

const FILE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/** The type of a file that is kept here, or null for all others. */
export function typeOf(bytes: Uint8Array): FileType | null {
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n') return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  return null
}

const ENDINGS: Readonly<Record<FileType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

/** A name that is safe in a header and on any disk, with the ending of what the file really is. */
export function fileName(given: string | undefined, type: FileType): string {
  const plain = (given ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\s"*:<>?|;%]+/gu, ' ')
    .trim()
  const stem =
    [...plain].slice(0, 100).join('').replace(/^\.+/, '') || (type === 'application/pdf' ? 'file' : 'picture')
  return `${stem}.${ENDINGS[type]}`
}
