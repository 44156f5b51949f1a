import type { gapWords as english } from '../gaps.ts'
import type { InWords } from '../in-words.ts'
import { plural } from './de.ts'

export const gapWords: InWords<typeof english> = {
  title: 'Was wir noch nicht wissen',
  about:
    'Gesucht und nicht gefunden, gefragt und nicht beantwortet, genannt und nicht geschrieben. Jedes davon ist eine Einladung.',
  nothing: 'Es fehlt nichts, was jemandem aufgefallen wäre.',
  actions: {
    ask: 'Fragen',
    start: 'Seite beginnen',
    invite: 'Bitten…',
    wait: 'Sag mir, wenn es da ist',
    waiting: 'Du erfährst es',
    of: (action, what) => `${action}: ${what}`,
    waitOn: 'Du erfährst es auf deiner Startseite.',
    waitOff: 'Du erfährst es nicht mehr.',
  },
  searches: {
    title: 'Suchen, die nirgends hinführten',
    about: 'Was im letzten Monat gesucht wurde, ohne dass etwas geöffnet wurde. Namen werden nicht behalten.',
    times: (count) => (count === 1 ? 'einmal gesucht' : `${count}-mal gesucht`),
  },
  unanswered: { title: 'Seit zwei Tagen ohne Antwort', about: 'Wer gefragt hat, wartet noch.' },
  wanted: {
    title: 'Seiten, die Links nennen und niemand schrieb',
    about: 'Beginn eine, und jeder Link führt dorthin.',
    named: (count) => `${count === 1 ? 'einmal' : `${count}-mal`} genannt, in`,
  },
  broken: {
    title: 'Links, die nirgends hinführen',
    about: 'Wohin sie führten, liegt im Papierkorb oder gab es nie.',
    trash: (title) => (title ? `führt zu „${title}“ im Papierkorb` : 'führt zu etwas, das weggenommen wurde'),
    unknown: 'führt zu einer Seite, die es nicht gibt',
    start: 'Diese Seite beginnen',
    lookInTrash: 'Im Papierkorb nachsehen',
  },
  unvouched: {
    title: 'Seiten, für die niemand einsteht',
    about: 'Niemand pflegt sie, oder es ist lange her, dass jemand sagte, sie gelten noch.',
    why: { 'no-steward': 'Niemand pflegt sie', 'review-due': 'Sie ist zu prüfen' },
    adopt: 'Ich pflege sie',
    adopted: (title) => `Du pflegst jetzt „${title}“.`,
  },
  clusters: {
    title: 'Fragen auf der Suche nach einer Seite',
    about: 'Mehrere fragen nach demselben, und keine Seite hat es aufgenommen.',
    count: (count) => plural(count, 'Frage', 'Fragen'),
  },
  invite: {
    title: (what) => `Wer könnte über „${what}“ schreiben?`,
    steward: (what) => `Wer könnte „${what}“ pflegen?`,
    answer: (what) => `Wer könnte „${what}“ beantworten?`,
    send: 'Bitten',
    sent: 'Gefragt. Es wartet auf der Startseite.',
  },
  told: {
    invited: 'Du wirst gebeten',
    wrote: 'bittet dich, darüber zu schreiben',
    steward: 'bittet dich, das zu pflegen',
    filled: 'Jemand schrieb, was du gesucht hast',
    wanted: (words) => `zu „${words}“`,
    toConfirm: 'Beantwortet das deine Frage?',
    moved: 'Diese Antworten lauten jetzt anders',
    says: (heading, page) =>
      heading ? `sagt, „${heading}“ in ${page} beantwortet sie` : `sagt, ${page} beantwortet sie`,
    in: (heading, page) =>
      heading ? `„${heading}“ in ${page} wurde seither geändert` : `${page} wurde seither geändert`,
    seen: 'Weglegen',
    seenOf: (what) => `Weglegen: ${what}`,
  },
}
