import type { Problem } from '@commonplace/api'
import type { Noun, WhyNot } from './nouns.ts'

const NOUNS: Readonly<Record<Noun, string>> = {
  community: 'community',
  page: 'page',
  question: 'question',
  answer: 'answer',
  adoption: 'adoption',
  file: 'file',
  version: 'version',
  document: 'document',
  comment: 'comment',
  credit: 'credit',
  section: 'section',
  pulse: 'pulse',
  gathering: 'gathering',
  showing: 'showing',
  calendar: 'calendar',
  challenge: 'challenge',
  prompt: 'thought',
  entry: 'entry',
  badge: 'badge',
  charter: 'charter',
  thanks: 'thanks',
  vote: 'vote',
}

const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  read: 'Only members of this community read it. Ask one of its hosts for an invite.',
  accept: 'Only who asked, or a host, accepts an answer.',
  vote: 'Members vote, but nobody for their own answer.',
  ask: 'Members ask here. Guests may where the community lets them.',
  answer: 'Members answer here.',
  comment: 'Members comment here.',
  confirm: 'Members say here whether an answer still holds.',
  invite: 'Members ask others to answer.',
  'open-answer': 'Only who wrote this answer, or a host, opens it to others.',
  merge: 'Only who asked, or a host, merges a question into another.',
  moderate: 'Only a host decides this.',
  'see-measures': 'Members see the measures of this community; its hosts may open them to everybody.',
  narrow: 'Only who made this page, or a host, says who sees it.',
  plan: 'Hosts plan gatherings; whoever planned one changes it.',
  host: 'Only who hosts this, who planned it, or a host, changes it.',
  attend: 'Members say here whether they come. Guests look on.',
  challenge: 'Hosts make challenges.',
  prompt: 'Hosts fill the queue of thoughts.',
  enter: 'Members take part here. Guests look on.',
  vouch: 'Members confirm what others entered, and nobody what they entered themselves.',
  thank: 'Members thank each other here.',
  sign: 'Members sign the charter. Guests read it.',
  report: 'Whoever belongs here calls the hosts. Join first.',
  'take-pulse': 'Members reply to a pulse.',
  'see-pulse': 'Members see what came of a pulse.',
  export: 'Only members export what a community wrote.',
  locked: 'A host locked this: it can be read, and only hosts change it.',
  members: 'Only members of this community may do this.',
  writer: 'Only who wrote this, or a host, may change it.',
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')
/** A field by its name; without one it is all that was sent. */
const it = (field: string): string => (field ? `“${field}”` : 'The request')
const wait = (seconds: number): string =>
  seconds < 90 ? (seconds === 1 ? '1 second' : `${seconds} seconds`) : `${Math.ceil(seconds / 60)} minutes`

/** What is refused in a form of its own: by noun, by right, by what was sent. */
export const forms = {
  absent: (noun: Noun) => `There is no such ${NOUNS[noun]}, or it is not visible to you.`,
  inTrash: (noun: Noun) => `This ${NOUNS[noun]} is in the trash. Take it out first.`,
  mayNot: (why: WhyNot) => WHY_NOT[why],
  tooMuch: (seconds: number) => `That was too much at once. Try again in ${wait(seconds)}.`,
  attemptsHere: (seconds: number) => `Too many attempts from here failed. Try again in ${wait(seconds)}.`,
  attempts: (seconds: number) => `Too many attempts failed. Try again in ${wait(seconds)}.`,
  missing: (field: string) => `${it(field)} is missing.`,
  ofType: (field: string, type: string) => `${it(field)} has to be ${TYPES[type] ?? type}.`,
  empty: (field: string) => `${it(field)} cannot be empty.`,
  tooShort: (field: string, least: number) => `${it(field)} needs at least ${least} characters.`,
  tooFew: (field: string, least: number) => `${it(field)} needs at least ${least}.`,
  tooLow: (field: string, least: number) => `${it(field)} has to be at least ${least}.`,
  tooLong: (field: string, most: number) => `${it(field)} is too long: at most ${most} characters.`,
  tooMany: (field: string, most: number) => `${it(field)} has too many: at most ${most}.`,
  tooHigh: (field: string, most: number) => `${it(field)} has to be at most ${most}.`,
  oneOf: (field: string, values: readonly string[]) =>
    `${it(field)} has to be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}.`,
  notGiven: (names: readonly string[]) => `${quoted(names)} is not something that can be given here.`,
  misformed: (field: string) => `${it(field)} does not have the right form.`,
  unknownField: (name: string, known: readonly string[]) =>
    `“${name}” is not known here. ${known.length > 0 ? `What can be given: ${quoted(known)}.` : 'Nothing can be given here.'}`,
  /** The API's shapes bring sentences of their own, in English. */
  ofShape: (sentence: string) => sentence,
  unknownContent: (content: string) =>
    `This page holds “${content}”, which this version does not know. Nothing was changed: open it with a newer version.`,
  tooDeep: 'This text is nested too deeply. Bring it in with fewer levels of lists and quotes.',
  /** `detail` names what is wrong for those who write programs, in English. */
  noDocumentText: (detail: string) => `This is not a document that can be kept: ${detail}`,
  notKept: 'The server cannot keep anything right now. Try again in a moment.',
  internal: (request: string) =>
    `Something went wrong on our side. Try again; if it stays, tell whoever runs this place: request ${request}.`,
}

/** What a refusal is called, by its code. */
export const problems: Readonly<Record<Problem['code'], string>> = {
  'bad-input': 'Something in the request is not right',
  'not-signed-in': 'Not signed in',
  'wrong-credentials': 'Not the right credentials',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Does not fit what is there',
  gone: 'No longer there',
  'too-large': 'Too large',
  'unsupported-type': 'Not a type that is read here',
  'too-many': 'Too many requests',
  'read-only': 'Only reading works at the moment',
  internal: 'Something went wrong on our side',
}
