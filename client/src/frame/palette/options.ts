import { type CommunityShape, routes } from '@commonplace/api'
import { useMemo } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { readRecent } from '../../data/recent.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import type { SpineKind } from '../../ui/Kind.tsx'
import { arrivalAt } from '../../ui/Snippet.tsx'
import { words } from '../../words/en.ts'
import { gapWords } from '../../words/gaps.ts'
import { searchWords } from '../../words/search.ts'
import { kindsShown, kindsToWrite } from '../nav-items.ts'
import type { Scope } from './scope.ts'

/** One line of the quick search, and where it leads. */
export interface Option {
  readonly key: string
  readonly kind: SpineKind | null
  readonly title: string
  readonly note: string
  readonly to: string
  /** It leads to nothing that was found, but to where what is missing can be asked or written. */
  readonly missing?: true
  /** The heading of a page that it leads to, and who it is of people. */
  readonly section?: string
  readonly member?: string
}

const SHOWN = 8

export interface Found {
  readonly options: readonly Option[]
  readonly keptAt: number | null
  /** That nothing holds the words is known. */
  readonly nothing: boolean
  /** What was searched for, and how much there is; null until the server has said. */
  readonly searched: { readonly q: string; readonly total: number } | null
}

/** What can be done where nothing is found. */
function instead(slug: string, q: string, community: CommunityShape | undefined): readonly Option[] {
  const act = (key: string, title: string, to: string): Option => ({
    key,
    kind: null,
    title,
    note: '',
    to,
    missing: true,
  })
  const { may } = community ?? {}
  return [
    ...(may?.ask ? [act('ask', searchWords.askIt, addresses.askTitled(slug, q))] : []),
    ...(may?.createPage
      ? [act('create', gapWords.actions.start, addresses.create(slug, 'practice', { title: q }))]
      : []),
  ]
}

/** What somebody who searches among these asks the server, or this device. */
function askedFor(scope: Scope, q: string) {
  if (scope === 'places' || !q) return null
  if (scope === 'tags') return { q: `#${q}`, limit: SHOWN }
  if (scope === 'questions') return { q, kind: 'question' as const, limit: SHOWN }
  // Of what comes some is of another sort: more is asked for, so that enough is left.
  return { q, limit: scope === 'all' ? SHOWN : 3 * SHOWN }
}

/** The lines that hold the words, among what the scope says; without words what was read last, or every place. */
export function useOptions(slug: string, scope: Scope, text: string, community: CommunityShape | undefined): Found {
  const q = useLate(text, 120)
  const query = askedFor(scope, q)
  const found = useRoute(routes.search, query ? { params: { slug }, query } : null)
  const places = useMemo(() => placesOf(slug, community), [slug, community])
  const isWhole = scope !== 'pages' || found.data?.next === null
  const options = useMemo(() => {
    const named = places.filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
    if (scope === 'places') return named
    if (!q) return lately(slug, scope)
    const hits = (found.data?.items ?? [])
      .filter((hit) => scope !== 'pages' || hit.kind === 'page')
      .slice(0, SHOWN)
      .map((hit): Option => {
        const kind = hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'
        const note = hit.section ? `§ ${hit.section}` : words.kinds[kind].one
        return {
          key: `${hit.kind}${hit.id}${hit.section ?? ''}`,
          kind,
          title: hit.title,
          note,
          to: pathOf(arrivalAt(hit)),
          ...(hit.section ? { section: hit.section } : {}),
        }
      })
    const people = (found.data?.people ?? []).map(
      ({ id, name }): Option => ({
        key: `person ${id}`,
        kind: null,
        title: name,
        note: searchWords.person,
        to: addresses.search(slug, `by:"${name}"`),
        member: id,
      }),
    )
    if (scope === 'people') return people
    const all: Option = {
      key: 'all',
      kind: null,
      title: searchWords.all(q),
      note: '',
      to: addresses.search(slug, scope === 'tags' ? `#${q}` : scope === 'questions' ? `kind:question ${q}` : q),
    }
    const begun = named.filter(({ title }) => title.toLowerCase().startsWith(q.toLowerCase()))
    const some = scope === 'all' ? [...hits, ...people, ...begun] : hits
    return found.data && isWhole && some.length === 0 ? [...instead(slug, q, community), all] : [...some, all]
  }, [slug, scope, q, found.data, isWhole, places, community])
  // A search among a part says nothing of what the community does not know.
  const searched = scope === 'all' && q && found.data && found.keptAt === null ? { q, total: found.data.total } : null
  // People are looked for by two letters and more; of pages, those that others come before are not known of yet.
  const isAnswered = scope === 'places' || (found.data !== undefined && (scope === 'people' ? q.length > 1 : isWhole))
  const nothing = q !== '' && q === text && isAnswered && options.every(({ key, missing }) => missing || key === 'all')
  return { options, keptAt: query ? found.keptAt : null, searched, nothing }
}

/** The pages that were read last; others are found by their words. */
function lately(slug: string, scope: Scope): readonly Option[] {
  if (scope !== 'all' && scope !== 'pages') return []
  return readRecent(slug).map(
    ({ title, url, kind }): Option => ({ key: url, kind, title, note: words.kinds[kind].one, to: url }),
  )
}

/** The places of the community that are found by their names: those of the navigation, and where something is begun. */
function placesOf(slug: string, community: CommunityShape | undefined): readonly Option[] {
  const to = (address: string, title: string, kind: SpineKind | null = null): Option => ({
    ...{ key: `place ${address}`, kind, title, note: searchWords.place, to: address },
  })
  const place = (word: string, title: string) => to(addresses.list(slug, word), title)
  const { may, role, charterUrl } = community ?? {}
  return [
    to(addresses.community(slug), words.nav.home),
    place('questions', words.nav.questions),
    ...(may?.read ? [place('programme', words.nav.programme)] : []),
    ...(role ? [to('/inbox', words.inbox.title), place('stars', words.stars.title)] : []),
    ...(may?.seeMembers ? [place('members', words.nav.members)] : []),
    ...(may?.seeMeasures ? [place('measures', words.nav.measures)] : []),
    ...kindsShown(community).map((kind) => to(addresses.kind(slug, kind), words.kinds[kind].many, kind)),
    ...(charterUrl ? [to(pathOf(charterUrl), words.kinds.charter.one, 'charter')] : []),
    ...(may?.createPage ? [place('pulse', words.nav.pulse), place('gaps', words.nav.gaps)] : []),
    place('pages', words.nav.tree),
    place('offline', words.nav.offline),
    ...(role ? [to('/me', words.nav.me)] : []),
    ...(may?.ask ? [to(addresses.ask(slug), words.questions.ask)] : []),
    ...(may?.createPage
      ? kindsToWrite(community).map((kind) =>
          to(addresses.create(slug, kind), searchWords.write(words.kinds[kind].one), kind),
        )
      : []),
  ]
}
