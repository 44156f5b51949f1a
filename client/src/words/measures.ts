import type { MeasuresShape } from '@commonplace/api'
import type { MeasureRange } from '@commonplace/domain'

// What people read where the community is measured. Every number has a definition here.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const rounded = (n: number): string => (n >= 10 ? String(Math.round(n)) : String(Math.round(n * 10) / 10))
const counted = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`

/** "1.2 days", "3 hours", "20 minutes"; a dash where there is nothing to tell. */
export function tookWords(took: number | null): string {
  if (took === null) return '–'
  if (took >= DAY) return counted(rounded(took / DAY), 'day', 'days')
  if (took >= HOUR) return counted(rounded(took / HOUR), 'hour', 'hours')
  return counted(String(Math.max(1, Math.round(took / MINUTE))), 'minute', 'minutes')
}

/** "32%", of nothing a dash. */
export const shareWords = (part: number, all: number): string =>
  all === 0 ? '–' : `${Math.round((part / all) * 100)}%`

const IN: Readonly<Record<MeasureRange, string>> = {
  '12w': 'In these twelve weeks',
  year: 'In this year',
  all: 'Since the beginning',
}

const people = (n: number): string => (n === 0 ? 'nobody' : n === 1 ? 'one person' : `${n} people`)
const things = (n: number, one: string, many: string): string => (n === 1 ? `one ${one}` : `${n} ${many}`)

const resolvedOf = ({ count, of }: { count: number; of: number }): string => {
  if (of === 1) return 'the one question asked was resolved'
  return count === 1
    ? `one of ${of} questions was resolved,`
    : `${count} of ${of} questions were resolved, half of them`
}

/** What changed, and what needs care, in two sentences. */
export function measuresSentence({ range, whole, before, unanswered, trust }: MeasuresShape): string {
  const { resolved } = whole
  const was = before?.resolved.median ?? null
  const faster = resolved.median !== null && was !== null && resolved.median < was * 0.9
  const slower = resolved.median !== null && was !== null && resolved.median > was * 1.1
  const pace = faster ? ', faster than before' : slower ? ', slower than before' : ''
  const answered =
    resolved.of === 0
      ? 'no question was asked'
      : resolved.median === null
        ? `${things(resolved.of, 'question was asked, and it is not', 'questions were asked, and none is')} resolved yet`
        : `${resolvedOf(resolved)} within ${tookWords(resolved.median)}${pace}`
  const due = trust.trusted - trust.fresh
  const care = [
    ...(unanswered.count > 0
      ? [`${things(unanswered.count, 'question waits', 'questions wait')} for a first answer`]
      : []),
    ...(due > 0 ? [`${things(due, 'trusted page is', 'trusted pages are')} due for review`] : []),
  ]
  const needs = care.length > 0 ? ` ${upper(care.join(', and '))}.` : ' Nothing waits.'
  return `${IN[range]} ${people(whole.writers)} wrote ${whole.writers === 0 ? 'anything' : 'something'}, and ${answered}.${needs}`
}
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "86, median 74 …": a picture in one sentence, for whoever does not see it. */
export const chartSentence = (name: string, values: readonly (string | null)[]): string => {
  const told = values.filter((one) => one !== null)
  if (told.length === 0) return `${name}: nothing to show yet.`
  return `${name}: from ${told[0]} to ${told.at(-1)}, ${told.length} points. The table below holds each.`
}

const STEPS: Readonly<Record<number, string>> = {
  1: 'Hardly',
  2: 'Rather not',
  3: 'Half',
  4: 'Rather',
  5: 'Very much',
}
/** How far members agree, in the words of the pulse; under five replies a dash. */
export const stepWords = (agreement: number | null): string => (agreement === null ? '–' : (STEPS[agreement] ?? '–'))

/** How agreement went, in one sentence. */
export function pulseSentence(points: readonly { readonly agreement: number | null }[]): string {
  const told = points.flatMap(({ agreement }) => agreement ?? [])
  const [first] = told
  const last = told.at(-1)
  if (first === undefined || last === undefined) return 'Fewer than five replied each time: nothing is shown.'
  if (told.length === 1) return `They agree ${stepWords(last).toLowerCase()}, asked once.`
  const moved = last > first ? 'more than at first' : last < first ? 'less than at first' : 'as much as at first'
  return `Asked ${told.length} times, they agree ${stepWords(last).toLowerCase()} now, ${moved} (${stepWords(first).toLowerCase()}).`
}

export const measureWords = {
  title: 'Measures',
  csv: 'Download CSV',
  report: 'Report to print',
  asTable: 'As a table',
  rangeLabel: 'How far back',
  ranges: { '12w': '12 weeks', year: '1 year', all: 'All time' } satisfies Record<MeasureRange, string>,
  each: (weeks: number) => (weeks === 1 ? 'Week of' : `${weeks} weeks from`),
  was: (text: string) => `was ${text}`,
  before: 'Before',
  median: 'median',
  /** In the place of a time where nothing was answered or resolved. */
  none: 'None yet',
  ninth: (took: string) => `nine in ten within ${took}`,
  ofAsked: (n: number, of: number) => `${n} of ${of} asked`,
  openTo: { true: 'Whoever may read here sees this.', false: 'Only members see this.' },
  change: 'Change',
  resolved: {
    name: 'Time to a resolved question',
    is: 'From asking to the answer that was accepted, of questions asked in the time looked at.',
    lately: 'Resolved questions',
  },
  first: {
    name: 'Time to a first answer',
    is: 'From asking to the first answer that still stands, whoever gave it, of questions asked in the time looked at.',
  },
  members: {
    name: 'Members',
    is: 'Everybody who belongs, guests among them. The past is counted back from today by who came and who went.',
    change: (joined: number, left: number) => `${joined} came, ${left} went`,
  },
  writers: {
    name: 'Wrote something',
    is: 'Different people who asked, answered, commented, or wrote in a page.',
  },
  posts: {
    name: 'Posts and replies a week',
    is: 'Posts are questions and pages, replies are answers and comments. What was thrown away, or not all may read, is not counted.',
    split: (posts: number, replies: number) => `${posts} posts, ${replies} replies in all`,
    posts: 'Posts',
    replies: 'Replies',
  },
  inTime: {
    name: 'Answered within 48 hours',
    is: 'Of the questions asked, those whose first answer came within 48 hours.',
  },
  unanswered: {
    name: 'Unanswered for 48 hours',
    is: 'Unanswered are questions without an answer that were asked more than 48 hours ago, now.',
  },
  parts: {
    name: 'Who takes part',
    is: 'Of the last twelve weeks: core wrote in six of them or more, active in two to five, occasional in one.',
    core: 'Core',
    active: 'Active',
    occasional: 'Occasional',
    inTurn: 'Core, active, occasional',
  },
  trust: {
    name: 'Pages to rely on',
    is: 'Practices, methods and tools that are not retired. Fresh are those with the status “Trusted” that no review is due of.',
    share: (fresh: number, pages: number) => `${fresh} of ${pages} trusted and fresh`,
    fresh: 'Trusted and fresh',
    due: 'Trusted, review due',
    other: 'Another status',
    needy: 'Pages that need a hand',
  },
  evidence: {
    name: 'Stories behind practices',
    is: 'Practices that at least one story tried, and how many stand on each rung. Counted from the stories that you may read.',
    told: (told: number, practices: number) => `${told} of ${practices} practices have a story`,
    most: 'Told of most',
    stories: (n: number) => `${n} ${n === 1 ? 'story' : 'stories'} told in the time looked at`,
  },
  marks: {
    title: 'What took place',
    all: (count: number) => `What took place meanwhile (${count})`,
    is: 'Strokes below a picture stand for gatherings, squares for challenges that began.',
    gathering: 'Gathering',
    challenge: 'Challenge',
  },
  pulse: {
    title: 'How members say we are doing',
    is: 'From hardly to very much, when each pulse closed. Nothing is shown of what fewer than five replied to.',
    closed: 'Pulse closed',
    agreed: 'They agree',
    few: 'Too few replies',
  },
  cycles: {
    choose: 'Arrange it by five values (Wenger-Trayner)',
    immediate: { name: 'Immediate value', is: 'What we did together' },
    potential: { name: 'Potential value', is: 'What we know now, and can find again' },
    applied: { name: 'Applied value', is: 'What was tried in practice' },
    realized: { name: 'Realized value', is: 'What became better by it' },
    transformative: { name: 'Transformative value', is: 'What we see in another way now' },
    together: (gatherings: number, posts: number, replies: number) =>
      `${gatherings} ${gatherings === 1 ? 'gathering' : 'gatherings'}, ${posts} posts, ${replies} replies`,
    stories: (n: number) => `${n} ${n === 1 ? 'story' : 'stories'} told`,
    badges: (n: number) => `${n} ${n === 1 ? 'challenge' : 'challenges'} begun`,
    proven: (proven: number, retired: number) => `${proven} proven, ${retired} retired`,
    rungs: 'Practices that proved themselves, and that were given up',
  },
  reportTitle: (name: string) => `What ${name} did`,
  chosen: 'Stories beside the numbers',
  choose: 'Show it so',
  worked: (n: number) => (n === 1 ? 'it worked once' : `it worked ${n} times`),
  print: 'Print',
  back: 'Back to the measures',
  asOf: 'As of',
}
