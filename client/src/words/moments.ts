/** How times are said. The rest of it, days and months and how long ago, comes from the language itself. */
export const moments = {
  /** Whose way of writing dates and numbers. */
  locale: 'en-GB',
  justNow: 'just now',
  earlierToday: 'earlier today',
  yesterday: 'yesterday',
  /** A weekday or a day of a month, inside a sentence: "on Thursday", "on 3 November". */
  on: (day: string) => `on ${day}`,
}
