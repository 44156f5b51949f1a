// How RFC 5545 writes lines: escaped, ended by CRLF, and folded before 75 octets without cutting a character in two.

const MOST_OCTETS = 75
const encoder = new TextEncoder()

/** Text as a value: what has a meaning of its own is escaped, and no character ends the line. */
export const escapeText = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

/** A line as it is sent. */
export function fold(line: string): string {
  if (encoder.encode(line).length <= MOST_OCTETS) return `${line}\r\n`
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return `${folded}\r\n`
}
