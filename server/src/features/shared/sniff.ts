// What a file is, by its first bytes. What its name or its sender says is not believed.

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
/** Of the others the bytes say what they are. Anything else is only ever saved: no browser is told to make anything of it. */
export type FileType = PictureType | 'application/pdf' | 'application/octet-stream'

/** Whether it is shown in place. */
export const isPicture = (type: FileType): type is PictureType => type.startsWith('image/')

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/** The type of a file. */
export function typeOf(bytes: Uint8Array): FileType {
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n') return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  return 'application/octet-stream'
}

const ENDINGS: Readonly<Record<Exclude<FileType, 'application/octet-stream'>, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

/** The ending of a name, as it is written in one: letters and digits, at most ten. */
const endingOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a name says that the file is a picture or a PDF: what says so and is none is refused. */
export const claimsMore = (name: string | undefined): boolean =>
  /^(png|jpe?g|webp|gif|pdf)$/.test(endingOf((name ?? '').trim()))

/** A name that is safe in a header and on any disk, with the ending of what the file really is; of any other file its own. */
export function fileName(given: string | undefined, type: FileType): string {
  const whole = (given ?? '').replace(/^.*[/\\]/, '').trim()
  const plain = whole
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\s"*:<>?|;%]+/gu, ' ')
    .trim()
  const stem = [...plain].slice(0, 100).join('').replace(/^\.+/, '') || (isPicture(type) ? 'picture' : 'file')
  const ending = type === 'application/octet-stream' ? endingOf(whole) || 'bin' : ENDINGS[type]
  return `${stem}.${ending}`
}
