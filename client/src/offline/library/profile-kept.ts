import type { OutputOf, routes } from '@commonplace/api'
import type { Device } from '../device/open-device.ts'
import { answerKey } from './answers.ts'
import { answerAsToday, pageAsToday, questionAsToday } from './as-today.ts'

type Profile = OutputOf<typeof routes.readMember>
type Members = OutputOf<typeof routes.listMembers>

/** So many of each the server tells too. */
const MOST = 20

/**
 * Somebody's profile as this device knows it: as it was opened, or, where the list of members is the newer of the two, put together from that
 * list and from the pages and questions that are here. Who has left that list has no profile; who is beyond the part of a long one that is
 * kept has the one that was opened.
 */
export async function profileKept(
  device: Device,
  slug: string,
  id: string,
): Promise<{ data: Profile; keptAt: number } | null> {
  const opened = await device.get('answers', answerKey('readMember', { slug, id }))
  const list = await device.get('answers', answerKey('listMembers', { slug }))
  if (opened && opened.keptAt >= (list?.keptAt ?? 0)) return { data: opened.answer as Profile, keptAt: opened.keptAt }
  const members = list ? (answerAsToday('listMembers', list.answer) as Members) : null
  const member = members?.items.find((one) => one.id === id)
  if (opened && members?.next && !member) return { data: opened.answer as Profile, keptAt: opened.keptAt }
  if (!list || !member) return null
  const pages = (await device.getAllFromIndex('pages', 'community', slug))
    .map(({ page }) => pageAsToday(page))
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => b.changedAt - a.changedAt)
  const questions = await device.getAllFromIndex('questions', 'community', slug)
  const answered = questions.flatMap(({ question: kept }) => {
    const { title, url, answerList } = questionAsToday(kept)
    return answerList.flatMap(({ id: answer, by, at, accepted }) =>
      by.id === id ? { title, url: `${url}#a-${answer}`, at, accepted } : [],
    )
  })
  const data: Profile = {
    ...member,
    stewards: pages
      .filter(({ stewards }) => stewards.some((one) => one.id === id))
      .slice(0, MOST)
      .map(({ id, title, url, kind }) => ({ id, title, url, kind })),
    answered: answered.sort((a, b) => b.at - a.at).slice(0, MOST),
    // A page tells what it earned, and not the day of it; their file is fetched from the server.
    badges: pages.flatMap(({ id: page, title, url, badges }) =>
      badges
        .filter(({ by }) => by.id === id)
        .map(({ id, name, version, challengeUrl }) => ({
          ...{ id, name, version, challenge: { id: challengeUrl, title: name, url: challengeUrl } },
          ...{ page: { id: page, title, url }, earnedAt: 0, may: { download: false } },
        })),
    ),
  }
  return { data, keptAt: list.keptAt }
}
