/**
 * A title as it stands in an address: lower case, accents folded where they can be, words joined by hyphens, at most 60 characters.
 * Letters of every script stay. A title without any letter or digit becomes `untitled`.
 */
export function slugOf(title: string): string {
  const folded = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
  const slug = folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return [...slug].slice(0, 60).join('').replace(/-+$/, '') || 'untitled'
}

const COMMUNITY_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/** Words that are addresses of the program itself and can name no community. */
export const RESERVED_SLUGS: readonly string[] = [
  'api',
  'sync',
  'assets',
  'healthz',
  'readyz',
  'metrics',
  'setup',
  'join',
  'sign-in',
  'sign-out',
  'me',
  'inbox',
  'unsubscribe',
  'new',
  'settings',
  'offline',
  'offline-shell',
  'search',
  'files',
  'static',
  'admin',
  'robots',
  'favicon',
  'manifest',
  'sw',
  'styleguide',
  'well-known',
]

/** Whether a word may name a community in addresses: 1 to 40 of a-z, 0-9 and inner hyphens, and not one of the program's own. */
export function isCommunitySlug(slug: string): boolean {
  return COMMUNITY_SLUG.test(slug) && !RESERVED_SLUGS.includes(slug)
}

/** The address of a page, question or answer inside a community: `{slug}-{id}`. */
export function addressOf(title: string, id: string): string {
  return `${slugOf(title)}-${id}`
}

const WITH_UUID = /^(?:(.*)-)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u
const WITH_PLAIN_ID = /^(?:(.*)-)?([0-9A-Za-z]{12,40})$/u

/** The id and slug in an address, or null where there is none. The id alone decides; a wrong slug is redirected. */
export function readAddress(address: string): { slug: string; id: string } | null {
  // The last part of a UUID alone could be an id too, so the longer kind is looked for first.
  const match = WITH_UUID.exec(address) ?? WITH_PLAIN_ID.exec(address)
  return match?.[2] ? { slug: match[1] ?? '', id: match[2] } : null
}
