import type { homeWords as english } from '../home.ts'
import type { InWords } from '../in-words.ts'
import { plural, spoken } from './de.ts'

interface Week {
  readonly people: number
  readonly pagesChanged: number
  readonly questionsAnswered: number
}

function weekSentence(when: string | null, { people: who, pagesChanged, questionsAnswered }: Week): string {
  const did: string[] = []
  if (pagesChanged > 0) did.push(`${spoken(pagesChanged, 'eine Seite', 'Seiten')} geändert`)
  if (questionsAnswered > 0) did.push(`${spoken(questionsAnswered, 'eine Frage', 'Fragen')} beantwortet`)
  const start = when ? `Seit du ${when} hier warst,` : 'In der letzten Woche'
  const verb = who === 1 ? 'hat' : 'haben'
  const subject = who > 0 ? spoken(who, 'ein Mensch', 'Menschen') : 'andere'
  return `${start} ${verb} ${subject} ${did.join(' und ')}.`
}

export const homeWords: InWords<typeof english> = {
  sentence: weekSentence,
  quiet: (when) => `Seit du ${when} hier warst, hat sich nichts geändert.`,
  welcome: (name) => (name ? `Was ${name} weiß, gemeinsam bewahrt.` : 'Was wir wissen, gemeinsam bewahrt.'),
  fresh: (name) => `${name || 'Diese Gemeinschaft'} beginnt hier, mit dem, was zuerst aufgeschrieben wird.`,
  offline: (when) => `Du bist offline. So war es ${when}.`,
  changed: 'Was sich geändert hat',
  before: 'Davor',
  week: 'Die Wochenschau',
  nothingChanged: 'Nichts Neues von den anderen.',
  nothingWritten: 'Noch ist nichts aufgeschrieben. Was fragt jemand Neues in der ersten Woche? Schreib das.',
  newBy: 'Neu, von',
  changedBy: 'Geändert von',
  forYou: {
    invited: 'Du wurdest um eine Antwort gebeten',
    reminded: 'Hat dir eine dieser Antworten geholfen?',
    held: 'Gäste fragen',
    followed: 'Neu, wo du folgst',
    credits: 'Deine Seiten haben geantwortet',
    margins: 'Am Rand gesagt',
    named: 'hat dich genannt',
    replied: 'hat weitergeschrieben, wo du etwas gesagt hast',
    wanted: (asked) => `wollte gerade „${asked}“ fragen`,
  },
  wordsTitle: (added, removed) => `${plural(added, 'Wort', 'Wörter')} dazu, ${removed} weg`,
  woven: 'Antworten in deinen Seiten, die du ansehen solltest',
  wovenNote: (question, state) => `„${question}“: ${state}`,
  waiting: 'Warten auf eine Antwort',
  reviews: 'Zu prüfen',
  mine: 'Deins, noch nicht fertig',
  checklist: {
    title: 'Erste Schritte',
    practice: 'Die erste Praxis aufschreiben',
    question: 'Die erste Frage stellen',
    invite: 'Leute einladen',
    charter: 'In einer Charta sagen, was euch wichtig ist',
    offline: 'Alles auf diesem Gerät behalten, für wenn kein Netz da ist',
    start: {
      sentence: 'In einem Satz sagen, was euch wichtig ist',
      forWhom: 'Sagen, für wen es ist',
      charter: 'Die Charta entwerfen',
      people: 'Die Kerngruppe einladen',
      questions: 'Die ersten drei Fragen stellen',
      gathering: 'Einen Tag für das erste Zeigen und Erzählen festlegen',
    },
    goOn: 'Weiter mit der ersten Stunde',
  },
}
