// `npm run kills -- [kills] [stops]`: a real server is killed (SIGKILL) so many times while forty people write in ten documents, and asked to
// end (SIGTERM) so many times; each time somebody who was not there reads what is left. On SQLite, and on PostgreSQL where TEST_DATABASE_URL
// names one. Ends with 1 where a word was lost that another had on the screen, or where a stop took longer than ten seconds.
import { seededRandom } from '@commonplace/kit'
import { ownDatabase } from '@commonplace/server/storage/testing/postgres'
import { type End, endUnderLoad, layTables } from '../faults/under-load.ts'
import { openKillableCommunity } from '../harness/index.ts'
import { median } from './driver/figures.ts'
import { load } from './report.ts'

const DOCUMENTS = 10

// Each of the clients listens for the end of this process.
process.setMaxListeners(1_000)

function numberAt(index: number, otherwise: number): number {
  const given = process.argv[index]
  if (given === undefined) return otherwise
  const count = Number(given)
  if (Number.isSafeInteger(count) && count >= 0) return count
  process.stderr.write(`${given} is not a number. Say: npm run kills -- [kills] [stops]\n`)
  process.exit(2)
}

const kills = numberAt(2, 20)
const stops = numberAt(3, 5)
const say = (line: string) => process.stdout.write(`${line}\n`)

async function endAgainAndAgain(engine: string, env: Record<string, string>): Promise<boolean> {
  await using place = await openKillableCommunity({ env })
  const tables = await layTables(place, DOCUMENTS)
  const random = seededRandom(20)
  const killed: End[] = []
  for (let n = 0; n < kills; n++) killed.push(await endUnderLoad(place, tables, random, () => place.kill()))
  const asked: End[] = []
  for (let n = 0; n < stops; n++) asked.push(await endUnderLoad(place, tables, random, () => place.stop()))
  const sums = (ends: readonly End[]) =>
    `${ends.reduce((sum, { lost }) => sum + lost, 0)} lost of ${ends.reduce((sum, { seen }) => sum + seen, 0)} words that another had seen`
  const times = asked.map(({ exit }) => Math.round(exit.ms))
  say(`${engine}: ${kills} × SIGKILL: ${sums(killed)}`)
  if (stops > 0)
    say(
      `${engine}: ${stops} × SIGTERM: ${sums(asked)}; out within ${median(times)} ms (half), ${Math.max(...times)} ms (the slowest)`,
    )
  const clean = asked.every(
    ({ exit, codes }) => exit.code === 0 && exit.ms < 10_000 && [...codes].every((c) => c === 1012),
  )
  if (!clean) say(`${engine}: a stop was not clean`)
  return clean && [...killed, ...asked].every(({ lost }) => lost === 0)
}

let good = await endAgainAndAgain('SQLite', {})
const server = process.env.TEST_DATABASE_URL
if (server) {
  await using database = await ownDatabase(server)
  good = (await endAgainAndAgain('PostgreSQL', { DATABASE_URL: database.url })) && good
} else say('PostgreSQL was NOT tried: TEST_DATABASE_URL is not set.')
say(`load average ${load().join(' ')}`)
process.exitCode = good ? 0 : 1
