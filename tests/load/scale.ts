// `node tests/load/scale.ts [members …]`: what a place of so many members needs at its busiest, and what breaks first. Nothing here is a wish:
// unit costs were measured (tests/load/units.ts and bench.ts), how people behave is said below and can be changed, and how many processes an edit
// has to reach is simulated from a seed. docs/decisions/0012-a-hundred-thousand-members.md reads the result.
import { seededRandom } from '@commonplace/kit'

/** How people behave at the busiest minute of the day. A community of practice is read far more than written. */
const PEOPLE = {
  /** Part of all members who have the place open, and of those who have a document open live. */
  present: 0.05,
  atDocument: 0.3,
  /** Part of those at a document who type; updates a second while they do. */
  typing: 0.2,
  updatesPerSecond: 4,
  /** Caret moves a second of everybody at a document with others. */
  movesPerSecond: 1,
  /** Pages opened a minute by everybody present, and requests beside each. */
  pagesPerMinute: 1,
  requestsPerPage: 4,
  /** Documents are visited like words are used: few by many. Zipf's exponent, and documents for each member. */
  zipf: 1,
  documentsPerMember: 1,
  /** Members of one community; who is in several counts in each. */
  community: 2_000,
} as const

/**
 * What one thing costs, in milliseconds of one core where nothing else is said, as `units.ts` and `bench.ts` measured it on two shared cores with
 * PostgreSQL and Redis on the same; docs/reference/performance.md has the tables.
 */
const COSTS = {
  /** Read, judged, appended to PostgreSQL, derived later; and told to one more. */
  update: 1.3,
  delivery: 0.02,
  /** The same update, in another process that has the document open. */
  take: 0.7,
  move: 0.84,
  /** A page as HTML, and one of the requests beside it. */
  page: 4.6,
  request: 1.5,
  /** Of Redis. */
  message: 0.13,
  movesPerMessage: 4,
  socketKb: 8.6,
  documentKb: 860,
  appendsPerSecond: 30_000,
} as const

/** How full a thing may be at the busiest minute and still answer soon. */
const FULL = 0.6
/** What one of each gives: milliseconds of one core a second; memory of a process for sockets and documents. */
const CORE = 1_000 * FULL
const PROCESS_MB = 1_500

interface Crowds {
  /** Documents that somebody has open. */
  readonly open: number
  /** For each update, how many others hear it, and how many processes beside the writer's have it open. */
  readonly heard: number
  readonly elsewhere: number
  /** How many processes hold an open document. */
  readonly copies: number
}

/** Seats people at documents of one community and at processes by chance, as a balancer that knows nobody would. */
function seat(people: number, documents: number, processes: number, seed: number): Crowds {
  const random = seededRandom(seed)
  const weights = Array.from({ length: documents }, (_, n) => 1 / (n + 1) ** PEOPLE.zipf)
  const sums: number[] = []
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight)
  const total = sums.at(-1) ?? 0
  const find = (at: number) => {
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  const seats = new Map<number, Map<number, number>>()
  for (let n = 0; n < people; n++) {
    const document = find(random.next() * total)
    const at = seats.get(document) ?? new Map<number, number>()
    seats.set(document, at)
    const process = random.int(processes)
    at.set(process, (at.get(process) ?? 0) + 1)
  }
  let [heard, elsewhere, copies] = [0, 0, 0]
  for (const at of seats.values()) {
    const crowd = [...at.values()].reduce((sum, one) => sum + one, 0)
    heard += crowd * (crowd - 1)
    elsewhere += crowd * (at.size - 1)
    copies += at.size
  }
  const each = Math.max(1, people)
  return {
    open: seats.size,
    heard: heard / each,
    elsewhere: elsewhere / each,
    copies: copies / Math.max(1, seats.size),
  }
}

interface Needs {
  readonly members: number
  readonly sockets: number
  readonly updates: number
  readonly deliveries: number
  /** Cores of server processes. */
  readonly cores: number
  /** Milliseconds of Redis's one core a second, of one Redis. */
  readonly redis: number
  /** Part of what one PostgreSQL appends a second. */
  readonly postgres: number
  readonly pages: number
  readonly memoryMb: number
}

/** What so many members need when their communities are spread over `groups` of processes, each with a bus of its own. */
function needsOf(members: number, groups: number): Needs {
  const communities = Math.max(1, Math.round(members / PEOPLE.community))
  const size = members / communities
  const present = members * PEOPLE.present
  const atDocument = Math.round(size * PEOPLE.present * PEOPLE.atDocument)
  const documents = Math.max(1, Math.round(size * PEOPLE.documentsPerMember))
  const moving = present * PEOPLE.atDocument * PEOPLE.movesPerSecond
  const updates = present * PEOPLE.atDocument * PEOPLE.typing * PEOPLE.updatesPerSecond
  const pages = (present * PEOPLE.pagesPerMinute) / 60
  let processes = 1
  for (;;) {
    const crowds = seat(atDocument, documents, Math.max(1, Math.ceil(processes / groups)), 12)
    const deliveries = updates * crowds.heard
    const takes = updates * crowds.elsewhere
    const work =
      updates * COSTS.update +
      deliveries * COSTS.delivery +
      takes * COSTS.take +
      moving * COSTS.move +
      pages * (COSTS.page + PEOPLE.requestsPerPage * COSTS.request)
    const cores = work / CORE
    // With one process nothing goes over the bus.
    const messages = processes > 1 ? updates + moving / COSTS.movesPerMessage : 0
    const needed = Math.max(1, Math.ceil(cores))
    if (needed <= processes)
      return {
        ...{ members, updates, deliveries, cores, pages },
        sockets: present * PEOPLE.atDocument,
        redis: (messages * COSTS.message) / groups,
        postgres: updates / COSTS.appendsPerSecond,
        memoryMb: (present * COSTS.socketKb + crowds.open * communities * crowds.copies * COSTS.documentKb) / 1_024,
      }
    processes = needed
  }
}

/** The least number of members, to two figures, at which this is so. */
function whenFirst(holds: (needs: Needs) => boolean, groups = 1): number {
  let [low, high] = [100, 100]
  while (!holds(needsOf(high, groups)) && high < 1e9) [low, high] = [high, high * 2]
  while (high - low > low / 50) {
    const middle = Math.round((low + high) / 2)
    if (holds(needsOf(middle, groups))) high = middle
    else low = middle
  }
  return Number(high.toPrecision(2))
}

const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [1_000, 10_000, 100_000, 1_000_000]
const number = (value: number) => (value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(2))

process.stdout.write(
  `| members | live sockets | updates/s | deliveries/s | pages/s | cores of servers | memory of servers, MB | one Redis | one PostgreSQL, appends |\n|---|---|---|---|---|---|---|---|---|\n`,
)
for (const members of sizes) {
  const { sockets, updates, deliveries, pages, cores, memoryMb, redis, postgres } = needsOf(members, 1)
  const cells = [members, sockets, updates, deliveries, pages, cores, memoryMb].map(number)
  process.stdout.write(`| ${[...cells, `${number(redis / 10)} %`, `${number(postgres * 100)} %`].join(' | ')} |\n`)
}
process.stdout.write('\nWhat breaks first, when nothing is added:\n')
const breaks: readonly [string, number][] = [
  ['one process: its core', whenFirst(({ cores }) => cores > 1)],
  ['one process: its memory', whenFirst(({ memoryMb }) => memoryMb > PROCESS_MB)],
  ['one Redis, all communities on it', whenFirst(({ redis }) => redis > CORE)],
  ['one PostgreSQL: appends', whenFirst(({ postgres }) => postgres > FULL)],
  ['ten groups of communities, a Redis each', whenFirst(({ redis }) => redis > CORE, 10)],
]
for (const [what, members] of breaks.toSorted(([, a], [, b]) => a - b))
  process.stdout.write(`- ${what}: ${members.toLocaleString('en')} members\n`)
