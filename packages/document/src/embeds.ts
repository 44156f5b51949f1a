import { safeHref } from './safe-url.ts'

/** Something of another site that can be shown in place. */
export interface Embedded {
  /** What people call the site. */
  readonly site: string
  /** The address for the frame. */
  readonly frame: string
  /** Width by height. */
  readonly ratio: number
}

interface Site {
  readonly site: string
  /** Where frames of it come from: what the content security policy lets through. */
  readonly origin: string
  readonly ratio: number
  /** The path of the frame for an address of the site, or null where that shows nothing by itself. */
  frame(url: URL): string | null
}

const decoded = (search: string): string => search.replaceAll('%2C', ',').replaceAll('%3A', ':')
const ID = /^[\w-]{3,64}$/
const known = (id: string | null | undefined): string | null => (id && ID.test(id) ? id : null)

const youtube: Site = {
  site: 'YouTube',
  // The address that sets no cookie before something is played.
  origin: 'https://www.youtube-nocookie.com',
  ratio: 16 / 9,
  frame({ hostname, pathname, searchParams }) {
    const [, first, second] = pathname.split('/')
    const id = known(hostname === 'youtu.be' ? first : first === 'watch' ? searchParams.get('v') : second)
    const start = /^\d{1,6}/.exec(searchParams.get('t') ?? searchParams.get('start') ?? '')?.[0]
    return id && (hostname === 'youtu.be' || /^(watch|embed|shorts|live)$/.test(first ?? ''))
      ? `/embed/${id}${start ? `?start=${start}` : ''}`
      : null
  },
}
const vimeo: Site = {
  site: 'Vimeo',
  origin: 'https://player.vimeo.com',
  ratio: 16 / 9,
  frame: ({ pathname }) => {
    const id = /^\/(?:video\/)?(\d{4,12})\/?$/.exec(pathname)?.[1]
    return id ? `/video/${id}?dnt=1` : null
  },
}
const map: Site = {
  site: 'OpenStreetMap',
  origin: 'https://www.openstreetmap.org',
  ratio: 4 / 3,
  frame: ({ pathname, search }) =>
    pathname === '/export/embed.html' && /^\?[\w=&.,;:-]{1,300}$/.test(decoded(search))
      ? `${pathname}${decoded(search)}`
      : null,
}
const archive: Site = {
  site: 'Internet Archive',
  origin: 'https://archive.org',
  ratio: 4 / 3,
  frame: ({ pathname }) => {
    const id = /^\/(?:details|embed)\/([\w.-]{3,100})\/?$/.exec(pathname)?.[1]
    return id ? `/embed/${id}` : null
  },
}
const figma: Site = {
  site: 'Figma',
  origin: 'https://embed.figma.com',
  ratio: 16 / 9,
  frame: ({ pathname }) => {
    const path = /^\/(?:file|design|board|proto)\/[\w-]{8,64}/.exec(pathname)?.[0]
    return path ? `${path}?embed-host=commonplace` : null
  },
}

const SITES: Readonly<Record<string, Site>> = {
  'youtube.com': youtube,
  'youtu.be': youtube,
  'youtube-nocookie.com': youtube,
  'vimeo.com': vimeo,
  'player.vimeo.com': vimeo,
  'openstreetmap.org': map,
  'archive.org': archive,
  'figma.com': figma,
  'embed.figma.com': figma,
}

/** Where frames may come from, for the content security policy. */
export const EMBED_ORIGINS: readonly string[] = [...new Set(Object.values(SITES).map(({ origin }) => origin))]

/** Names of the sites that can be shown in place, for people. */
export const EMBED_SITES: readonly string[] = [...new Set(Object.values(SITES).map(({ site }) => site))]

/** What an address shows in place, or null for all that is not on the list. Nothing of the address but ids of known shape is taken over. */
export function embedOf(address: unknown): Embedded | null {
  const href = safeHref(address)
  if (href === null || !/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  const site = SITES[url.hostname.replace(/^(www|m)\./, '')]
  const path = site?.frame(url) ?? null
  return site && path !== null ? { site: site.site, frame: site.origin + path, ratio: site.ratio } : null
}
