/** What those who write a page read beside it. Fetched when the page is there. */
export const besideWords = {
  toAnswer: {
    title: 'Questions this page should answer',
    why: { 'asked-from': 'asked here', tags: 'same topic, no answer yet' },
    answers: 'It does now…',
    answersOf: (title: string) => `It does now: “${title}”`,
    searched: (words: string, times: number) =>
      times === 1 ? `Somebody searched for “${words}” and came here` : `${times} searches for “${words}” ended here`,
    dialog: 'Which section answers it?',
  },
  unlinked: {
    title: 'Named without a link',
    link: 'Link it',
    linkOf: (from: string) => `Link it, in “${from}”`,
    linked: (from: string) => `“${from}” links here now.`,
  },
}
