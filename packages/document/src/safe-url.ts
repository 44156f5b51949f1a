// Which addresses a document may carry. One rule for the editor, the importers and the renderers: whatever door an address comes
// through, script can never stand in it.

const SCHEME = /^([a-z][a-z0-9+.-]*):/i
/** Characters browsers skip when they read a scheme (`java\tscript:`), and those that reorder what people see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this line takes out
const UNSEEN = /[\u0000-\u0020\u007f-\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this line takes out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
const LINK_SCHEMES = new Set(['http', 'https', 'mailto'])
const IMAGE_SCHEMES = new Set(['http', 'https', 'attachment'])
const LONGEST = 2048

function clean(value: unknown, schemes: ReadonlySet<string>): string | null {
  if (typeof value !== 'string') return null
  const url = value.replace(CONTROLS, '').trim()
  if (url === '' || url.length > LONGEST) return null
  const scheme = SCHEME.exec(url.replace(UNSEEN, ''))?.[1]?.toLowerCase()
  if (scheme !== undefined) return schemes.has(scheme) ? url : null
  return url
}

/** The address a link may have: http, https, mailto, or one without a scheme (`/p/…`, `#part`, `other.md`); else null. */
export const safeHref = (value: unknown): string | null => clean(value, LINK_SCHEMES)

/** The source a picture may have: http, https, `attachment:ID`, or one without a scheme (`/files/…`, `img/a.png`); else null. */
export const safeImageSource = (value: unknown): string | null => clean(value, IMAGE_SCHEMES)

/** The id of an attachment in `attachment:ID`, or null for anything else. */
export const attachmentOf = (value: unknown): string | null =>
  typeof value === 'string' ? (/^attachment:([\w-]{1,64})$/.exec(value)?.[1] ?? null) : null
