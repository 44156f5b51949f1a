// `npm run soak -- [steps] [first seed]`: stories of sync, told one after the other until so many steps were gone (a million, unless
// told otherwise). Ends with 1 and the seed when a promise was broken. The same seed tells the same story again. Then a long real history
// goes through a real socket, a message a keystroke.
import { routes } from '@commonplace/api'
import { CALM, GALE, HURRICANE, STORM, simulate, type Weather } from '@commonplace/sync/testing'
import { openCommunity, sitDown } from '../harness/index.ts'
import { Desk, reads, traceOf, writeAlone } from '../harness/traces.ts'

const WEATHERS: readonly (readonly [name: string, weather: Weather])[] = [
  ['calm', CALM],
  ['calm with a failing log', { ...CALM, logFaults: 80 }],
  ['storm', STORM],
  ['gale', GALE],
  ['hurricane', HURRICANE],
]

function numberAt(index: number, otherwise: number): number {
  const given = process.argv[index]
  if (given === undefined) return otherwise
  const number = Number(given)
  if (Number.isSafeInteger(number) && number > 0) return number
  process.stderr.write(`${given} is not a number. Say: npm run soak -- [steps] [first seed]\n`)
  process.exit(2)
}

const say = (line: string) => process.stdout.write(`${line}\n`)

async function soak(steps: number, first: number): Promise<number> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  let done = 0
  let kept = 0
  let stories = 0
  let violations = 0
  let told = 0
  let seed = first
  const sums = () =>
    `${done} steps, seeds ${first} to ${seed - 1}, ${stories} stories, ${kept} updates kept, ${Math.round(done / seconds())} steps/s, ${violations} violations`
  for (; done < steps; seed++)
    for (const [name, weather] of WEATHERS) {
      stories++
      done += weather.steps
      try {
        kept += (await simulate(seed, weather)).kept
      } catch (error) {
        violations++
        say(`VIOLATION in ${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
      if (seconds() - told < 10) continue
      told = seconds()
      say(sums())
    }
  say(sums())
  return violations
}

/** 259,778 messages from one writer to one reader, who both end with the recorded text. */
async function longHistory(): Promise<number> {
  const trace = await traceOf('sequential/automerge-paper.json.gz')
  if (!trace) return 0
  await using place = await openCommunity()
  const input = { kind: 'note' as const, title: 'A real history' }
  const { documentId } = await place.chioma.api(routes.createPage, { params: { slug: place.slug }, input })
  using amina = sitDown(place.url, documentId, { Cookie: place.amina.cookie })
  using bo = sitDown(place.url, documentId, { Cookie: place.bo.cookie })
  await Promise.all([amina.synced(), bo.synced()])
  const began = performance.now()
  await writeAlone(new Desk(amina.doc, 'paper'), trace, 1)
  await bo.until((doc) => reads(doc, 'paper', trace))
  say(
    `a real history of ${trace.txns.length} keystrokes, a message each, in ${Math.round((performance.now() - began) / 1000)} s`,
  )
  return reads(amina.doc, 'paper', trace) ? 0 : 1
}

process.exitCode = (await soak(numberAt(2, 1_000_000), numberAt(3, 1))) + (await longHistory()) > 0 ? 1 : 0
