import { plural } from './en.ts'

/** Where a page stands: lists, a new one, its fields, its place, who sees it, the trash. Fetched with what shows one of these. */
export const arrangeWords = {
  shownNarrower: (n: number) =>
    `${plural(n, 'place shows', 'places show')} this page or a section of it. Whoever may not see it here does not see it there either.`,
  shownStays: (n: number) =>
    `${plural(n, 'place shows', 'places show')} this page or a section of it, and that stays so.`,
  trashAway: 'What others threw away is not kept on this device. It is here with a network.',
  trashAbout: 'Pages stay here for thirty days, to be taken out again.',
  trashEmpty: 'The trash is empty.',
  treeEmpty: 'There are no pages yet. Choose above what the first one shall be.',
  treeEmptyToRead: 'There are no pages yet.',
  months: (count: number) => (count === 0 ? 'Never' : plural(count, 'month')),
  statusNow: (status: string) => `Saved. It is now: ${status}.`,
  statusBack: (status: string) => `It is again: ${status}.`,
  whyHint: 'One sentence, kept with the date and your name.',
  why: 'Why',
  stewardsHint: 'Those who keep the page true.',
  reviewEvery: 'Reviewed every',
  steps: 'How the status went',
  atTop: 'No other page (top)',
  under: 'Place it under',
  movedBack: 'Put back.',
  moved: 'Moved.',
  newAbout: (title: string) => `New page “${title}”`,
  startsWith: 'It starts with the headings',
  create: 'Create and open',
  noneFiltered: 'No page is like that.',
  sortChanged: 'Last changed',
  sortTitle: 'Title',
  sort: 'Sort',
  any: 'Any',
  reviewDueShort: 'Review due',
  writeA: 'Write a new',
  historyOf: (title: string) => `History of ${title}`,
  summaryHint: 'One or two sentences under the title.',
  summary: 'Summary',
}
