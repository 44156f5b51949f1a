// The floor plan as data. Arrows only point down; what is not listed here is a wrong door.

/** Which packages of ours each package may import. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  domain: ['kit'],
  document: ['kit', 'domain'],
  api: ['kit', 'domain'],
  sync: ['kit', 'domain'],
  interchange: ['kit', 'domain', 'document', 'api', 'sync'],
  server: ['kit', 'domain', 'document', 'api', 'sync', 'interchange'],
  client: ['kit', 'domain', 'document', 'api', 'sync', 'interchange'],
  tests: ['kit', 'domain', 'document', 'api', 'sync', 'interchange', 'server', 'client'],
}

/** Packages that know no machine: not Node's own modules, and none of these libraries. */
export const PURE: Readonly<Record<string, RegExp>> = {
  kit: /^node:|^(ws|ioredis|react|express|yjs)(\/|$)/,
  domain: /^node:|^(ws|ioredis|react|express|yjs|zod)(\/|$)/,
  api: /^node:|^(ws|ioredis|react|express|yjs)(\/|$)/,
  document: /^node:|^(ws|ioredis|react|react-dom|@tiptap\/react|express)(\/|$)/,
  sync: /^node:|^(ws|ioredis|pg|react|express)(\/|$)/,
  interchange: /^node:(fs|http|https|net)|^(ws|ioredis|pg|react|express)(\/|$)/,
}

/** What each room of the server may import of the server. A room may always import itself and the ports. */
export const SERVER_ROOMS: Readonly<Record<string, readonly string[]>> = {
  ports: [],
  /** What a document's text says: links, search text, versions. Told by features and worked out again when edits settle. */
  derive: [],
  features: ['derive'],
  storage: [],
  bus: [],
  realtime: [],
  work: ['derive'],
  /** What people read, in every language. */
  words: [],
  observe: [],
  /** Markdown, read in a thread of its own. */
  reading: [],
  /** A small house for the tests of features: real rooms over a real store, with a clock that is moved by hand. */
  testing: ['features', 'derive', 'storage', 'bus', 'realtime', 'work', 'reading'],
  /** What goes out by itself: mail, and what other programs are told. */
  outside: [],
  http: ['observe'],
  'config.ts': [],
  'compose.ts': [
    'config.ts',
    'features',
    'derive',
    'storage',
    'bus',
    'realtime',
    'work',
    'observe',
    'http',
    'reading',
    'outside',
  ],
  'main.ts': ['config.ts', 'compose.ts', 'observe', 'http'],
  demo: [],
  cli: ['config.ts', 'compose.ts', 'main.ts', 'observe', 'features', 'demo'],
}

/** Libraries that are an engine: only these rooms of the server know them. */
export const ENGINES: readonly { readonly library: RegExp; readonly rooms: readonly string[] }[] = [
  { library: /^(node:sqlite|pg|kysely|lowdb)(\/|$)/, rooms: ['storage'] },
  { library: /^ioredis$/, rooms: ['bus', 'compose.ts'] },
  { library: /^ws$/, rooms: ['realtime'] },
  { library: /^(express|helmet|rate-limiter-flexible)$/, rooms: ['http', 'compose.ts'] },
  { library: /^(pino|prom-client)$/, rooms: ['observe'] },
  { library: /^(commander|cli-progress|yauzl|yazl)$/, rooms: ['cli'] },
  { library: /^(nodemailer|web-push)$/, rooms: ['outside'] },
  { library: /^openid-client$/, rooms: ['http'] },
  { library: /^(@node-rs\/argon2|@simplewebauthn\/server)$/, rooms: ['features'] },
  { library: /^sharp$/, rooms: ['features', 'http'] },
  { library: /^fontkit$/, rooms: ['http'] },
]

/** Where a room or feature begins in a path: `server/src/storage/sqlite/log.ts` is in `storage`. */
export const roomOf = (path: string): string => path.split('/')[2] ?? ''

/** The feature a file belongs to, or null where it stands beside them (an index) or is what several share. */
export function featureOf(path: string): string | null {
  const match = /^(?:server|client)\/src\/features\/([^/]+)\//.exec(path)
  return match?.[1] && match[1] !== 'shared' ? match[1] : null
}
