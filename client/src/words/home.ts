import { plural, spoken } from './en.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Week {
  readonly people: number
  readonly pagesChanged: number
  readonly questionsAnswered: number
}

function weekSentence(when: string | null, { people, pagesChanged, questionsAnswered }: Week): string {
  const did: string[] = []
  if (pagesChanged > 0) did.push(`changed ${spoken(pagesChanged, 'page')}`)
  if (questionsAnswered > 0) did.push(`answered ${spoken(questionsAnswered, 'question')}`)
  const who = people > 0 ? spoken(people, 'person', 'people') : 'people'
  return capital(`${when ? `since you were here ${when}` : 'in the last week'}, ${who} ${did.join(' and ')}.`)
}

/** What is read on Home. Fetched with it. */
export const homeWords = {
  sentence: weekSentence,
  quiet: (when: string) => `Nothing has changed since you were here ${when}.`,
  welcome: (name: string) => (name ? `What ${name} knows, kept together.` : 'What we know, kept together.'),
  fresh: (name: string) => `${name || 'This community'} begins here, with whatever is written first.`,
  offline: (when: string) => `You are offline. This is the picture from ${when.replace(/^on /, '')}.`,
  changed: 'What changed',
  before: 'Before that',
  week: 'The digest of the week',
  nothingChanged: 'Nothing new from the others.',
  nothingWritten: 'Nothing is written down yet. What does a newcomer ask in their first week? Write that.',
  newBy: 'New, by',
  changedBy: 'Changed by',
  forYou: {
    invited: 'You were asked to answer',
    reminded: 'Did one of these answers help you?',
    held: 'Guests ask',
    followed: 'New in what you follow',
    credits: 'Your pages answered',
    margins: 'Said in margins',
    named: 'named you',
    replied: 'went on where you spoke',
    wanted: (asked: string) => `was about to ask “${asked}”`,
  },
  wordsTitle: (added: number, removed: number) => `${plural(added, 'word')} added, ${removed} removed`,
  woven: 'Answers in your pages to look at',
  wovenNote: (question: string, state: string) => `“${question}”: ${state}`,
  waiting: 'Waiting for an answer',
  reviews: 'Due for a review',
  mine: 'Yours to finish',
  checklist: {
    title: 'First steps',
    practice: 'Write the first practice',
    question: 'Ask the first question',
    invite: 'Invite people',
    charter: 'Say what you care about in a charter',
    offline: 'Keep it all on this device, for when there is no network',
    start: {
      sentence: 'Say what you care about, in one sentence',
      forWhom: 'Say who it is for',
      charter: 'Draft the charter',
      people: 'Invite the core group',
      questions: 'Ask the first three questions',
      gathering: 'Set a day for the first Show & Tell',
    },
    goOn: 'Go on with the first hour',
  },
}
