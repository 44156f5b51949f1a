import type { CorePlace } from '@commonplace/domain'

/** What a founder reads in the first hour. */
export const foundingWords = {
  title: 'The first hour',
  about:
    'What a community begins with, in whatever order suits you. What is done stays done: come back on any device and go on.',
  done: (done: number, of: number) => `${done} of ${of} done`,
  all: 'All of it is done. The rest is the rhythm: the programme, the questions, and what you write together.',
  away: 'Put this away',
  awayDone: 'Put away. The settings lead back to it.',
  sentence: {
    label: 'The domain',
    hint: 'What you care about and want to get better at. One sentence that a stranger understands.',
    example: 'How we keep small machines in use instead of throwing them away.',
    forWhom: 'Who it is for',
    forWhomHint: 'Who should come, and from where on. It stands where people decide whether to join.',
    forWhomExample: 'Whoever repairs things for others, whether for a week or for thirty years.',
  },
  charter: {
    about: 'Three questions make its first page. The rest you write together, under the headings that follow.',
    name: 'Its name',
    nameFirst: (community: string) => `What we mean by ${community}`,
    questions: [
      'What do we care about, and what would be missing without us?',
      'Who are we, and what do we know that others do not?',
      'What do we do together, and what shall stay of it?',
    ],
    renewal: 'Look at it again on',
    renewalHint: 'Hosts are reminded two weeks before.',
    draft: 'So it begins',
    make: 'Make it a page',
    made: 'The charter is a page now. Everybody can write in it; members sign it when it says what you mean.',
    open: 'Open the charter',
  },
  people: {
    about:
      'A community begins with a handful. People who know, people who want to, and somebody who makes room for it.',
    places: {
      expert: 'Somebody who knows',
      learner: 'Somebody who wants to learn',
      champion: 'A champion',
    } satisfies Record<CorePlace, string>,
    hints: {
      expert: 'whom others ask already',
      learner: 'whose questions are worth an answer',
      champion: 'who can give time, a room or a budget, and speaks for it',
    } satisfies Record<CorePlace, string>,
    free: 'free',
    spare: 'may stay free',
    invited: (email: string | null) => (email === null ? 'invited by a link' : `invited: ${email}`),
    email: 'Mail address',
    emailHint: 'With one, only they can use it. Without, give the link to one person.',
    invite: 'Invite',
    inviteTo: (place: string) => `Invite: ${place}`,
    takeBack: 'Take back',
    takeBackOf: (place: string) => `Take the invitation back: ${place}`,
    freeIt: 'Free the place',
    freeOf: (name: string) => `Free the place of ${name}`,
    here: 'Somebody who is here already',
    nobody: 'Choose',
    give: 'Give them the place',
    link: 'This link is shown once. It is good for one person, for two weeks.',
  },
  questions: {
    about: 'Ask what people really ask. An empty list of questions stays empty.',
    hints: [
      'What does everybody ask in their first week?',
      'What did one of you find out the hard way?',
      'What do you not agree about?',
    ],
    title: 'Question',
    more: 'What somebody needs to know to answer it',
    ask: 'Ask it',
  },
  gathering: {
    about: 'Half an hour in which two of you show something. A day makes it real.',
    day: 'Day',
    time: 'Time',
    zone: (zone: string) => `By the clocks of ${zone}. Place, host and repetition are set in the programme.`,
    plan: 'Set the day',
    done: 'It is in the programme.',
  },
}
