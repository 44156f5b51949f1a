import type { Words } from '../index.ts'

export const papers: Words['papers'] = {
  back: 'Zurück',
  community: 'Die Gemeinschaft',
  questions: 'Fragen',
  questionsTitle: 'Fragen',
  kinds: {
    practice: 'Praktiken',
    story: 'Geschichten',
    method: 'Methoden',
    tool: 'Werkzeuge',
    charter: 'Chartas',
    note: 'Notizen',
  },
  answerBy: (name, accepted) => `Antwort von ${name}${accepted ? ' (angenommen)' : ''}`,
  askedBy: (name) => `Gefragt von ${name}`,
  host: (name) => `Es lädt ein: ${name}`,
  showing: (title, name, minutes) => `${title} (${name}, ${minutes} Min.)`,
  shown: 'Was gezeigt wird',
  digest: (day) => `Wochenschau, ${day}`,
  recap: (title) => `${title}: Rückblick`,
  asked: 'Was gefragt wurde',
  touched: 'Seiten, an denen gearbeitet wurde',
  done: 'Erledigt',
  stillOpen: 'Noch offen',
  notes: 'Notizen',
  carriedFrom: (title) => `Noch offen aus ${title}`,
  sheet: '## Ablauf\n\n- Begrüßung\n- Was gezeigt wird\n- Was als Nächstes kommt\n\n## Notizen\n\n## Zu tun\n',
}

export const keptWords: Words['kept'] = {
  restored: (n) => `Fassung ${n} wiederhergestellt`,
  restoredSection: (section, n) => `„${section}“ aus Fassung ${n} wiederhergestellt`,
  putBack: (n) => `Zurückgesetzt auf Fassung ${n}`,
  somebodyNew: 'Jemand Neues',
  somebodyGone: 'Jemand, der gegangen ist',
}
