/** What people read about thanks from member to member. */
export const thanksWords = {
  thank: 'Say thank you…',
  title: (what: string) => `Say thank you for “${what}”`,
  to: 'To',
  words: 'In a sentence',
  wordsHint: 'What it did for you. They find it in their inbox, and whoever sees this finds it on their profile.',
  give: 'Thank them',
  given: (name: string) => `${name} hears of it.`,
  received: 'Thanked for',
  for: 'for',
  takeBack: 'Take back',
  takeBackOf: (name: string, what: string) => `Take back: ${name}, “${what}”`,
  takeAway: 'Take away',
  takeAwayOf: (name: string, what: string) => `Take away: ${name}, “${what}”`,
  taken: 'Taken back.',
  takenAway: 'Taken away.',
  reportOf: (name: string, what: string) => `Report: ${name}, “${what}”`,
}
