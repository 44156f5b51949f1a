// What stands between the brackets of `[[Page#part|words]]`. The four signs that would end a part are written as %-codes.

export interface WikiTarget {
  readonly title: string
  readonly heading: string | null
  readonly alias: string | null
}

const decode = (part: string): string =>
  part.replace(/%(25|23|7C|5B|5D|0A)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const encode = (part: string): string =>
  part
    .replace(/%(?=25|23|7C|5B|5D|0A)/gi, '%25')
    .replace(/[#|[\]\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

/** Reads a link as written, brackets included. Within tables the bar is written `\|`. */
export function readWikiLink(source: string): WikiTarget & { readonly embed: boolean } {
  const embed = source.startsWith('!')
  const inner = source.slice(embed ? 3 : 2, -2).replaceAll('\\|', '|')
  const bar = inner.indexOf('|')
  const target = bar < 0 ? inner : inner.slice(0, bar)
  const alias = bar < 0 ? '' : decode(inner.slice(bar + 1)).trim()
  const hash = target.indexOf('#')
  const heading = hash < 0 ? '' : decode(target.slice(hash + 1)).trim()
  return {
    embed,
    title: decode(hash < 0 ? target : target.slice(0, hash)).trim(),
    heading: heading || null,
    alias: alias || null,
  }
}

export function writeWikiLink({ title, heading, alias }: WikiTarget): string {
  return `[[${encode(title)}${heading ? `#${encode(heading)}` : ''}${alias ? `|${encode(alias)}` : ''}]]`
}
