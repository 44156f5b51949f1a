import { type OutputOf, Refusal, type Route, routes } from '@commonplace/api'
import { answerKey } from './answers.ts'
import type { Tools } from './pulling.ts'

/** So many times of gatherings are kept ahead. */
const AHEAD = 6

type Programme = OutputOf<typeof routes.readProgramme>
type Challenges = OutputOf<typeof routes.listChallenges>

/**
 * Keeps what comes at its own address too: the next times of gatherings, and the challenges that are open or to come. Each once, and anew where its
 * list says something else than its copy: what is asked of it every time anything happens is nothing.
 */
export async function keepComing(tools: Tools, slug: string, signal: AbortSignal): Promise<void> {
  const listOf = async (name: 'readProgramme' | 'listChallenges') =>
    (await tools.device.get('answers', answerKey(name, { slug })))?.answer
  const programme = (await listOf('readProgramme')) as Partial<Programme> | undefined
  const challenges = (await listOf('listChallenges')) as Partial<Challenges> | undefined
  for (const row of programme?.coming?.slice(0, AHEAD) ?? [])
    await keepOne(tools, slug, routes.readGathering, { id: row.gatheringId, at: row.at }, row, signal)
  for (const row of challenges?.current ?? [])
    await keepOne(tools, slug, routes.readChallenge, { id: row.id }, row, signal)
}

async function keepOne(
  { device, api, clock }: Tools,
  slug: string,
  route: Route,
  params: Readonly<Record<string, string>>,
  row: object,
  signal: AbortSignal,
): Promise<void> {
  const key = answerKey(route.name as 'readGathering' | 'readChallenge', params)
  const copy = (await device.get('answers', key))?.answer
  if (copy && saysTheSame(copy as object, row)) return
  try {
    const answer = await api(route, { params: params as never, signal })
    await device.put('answers', { key, community: slug, answer, keptAt: clock.now() })
  } catch (error) {
    // It went meanwhile; the next list says so.
    if (!(error instanceof Refusal)) throw error
  }
}

/** What one may do is more at its own address than in a list. */
const saysTheSame = (copy: object, { may, ...row }: { may?: unknown }): boolean =>
  Object.entries(row).every(([name, value]) => JSON.stringify(Reflect.get(copy, name)) === JSON.stringify(value))
