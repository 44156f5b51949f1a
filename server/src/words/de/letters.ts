import type { EventType, Reason } from '@commonplace/domain'
import type { Words } from '../index.ts'

const DID: Readonly<Record<Reason, string>> = {
  mention: 'hat dich genannt',
  reported: 'hat die Gastgeber hierher gerufen',
  asked: 'bittet dich um eine Antwort',
  answer: 'hat deine Frage beantwortet',
  accepted: 'hat deine Antwort angenommen',
  adopted: 'hat deine Antwort eingewoben',
  changed: 'hat deine Antwort geändert',
  suggestion: 'hat andere Worte vorgeschlagen',
  decided: 'hat über deinen Vorschlag entschieden',
  comment: 'hat kommentiert',
  doubted: 'hat erzählt, wie das nicht oder nicht ganz geklappt hat',
  earned: 'hat bestätigt, was du eingereicht hast: du hast das Abzeichen',
  sign: 'hat geändert, was die Charta meint, die du unterschrieben hast',
  renew: 'bittet dich, diese Charta zu erneuern',
  fill: 'bittet dich um weitere Gedanken',
  thanked: 'hat dir gedankt',
  hosting: 'erinnert dich: Du lädst ein',
  altered: 'hat geändert, wann das ist',
  reminder: 'erinnert dich daran',
  watching: 'war hier',
}

const DID_OTHERWISE: Partial<Record<EventType, string>> = {
  'answer-obsoleted': 'hat gesagt, dass deine Antwort nicht mehr gilt',
  'gathering-cancelled': 'hat das abgesagt',
}

const SAID: Partial<Record<EventType, string>> = {
  'charter-due': 'Es ist Zeit, diese Charta zu erneuern',
  'thought-published': 'Reihe einen weiteren Gedanken ein, dieser war der letzte, der wartete',
}

const HOSTING: Partial<Record<EventType, string>> = {
  'turn-given': 'Du bist an der Reihe, dazu einzuladen',
  'turn-asked': 'Jemand wird gesucht, der dazu einlädt',
  'turn-taken': 'Jemand anderes lädt an deiner Stelle dazu ein',
}

export const letters: Words['letters'] = {
  somebody: 'Jemand',
  did: (by, type, reason) => SAID[type] ?? `${by} ${DID_OTHERWISE[type] ?? DID[reason]}`,
  gathers: (type, reason, when) =>
    reason === 'hosting'
      ? `${HOSTING[type] ?? 'Du lädst dazu ein'}: ${when}`
      : reason === 'reminder'
        ? `Bald ist es so weit: ${when}`
        : type === 'gathering-cancelled'
          ? `Es findet nicht statt: ${when}`
          : `Es ist jetzt am ${when}`,
  oneFor: (title, community) => `„${title}“ für dich in ${community}`,
  manyFor: (count, community) => `${count} Dinge für dich in ${community}`,
  whyDirect: 'Du bekommst das, weil es an dich gerichtet ist.',
  week: (community) => `Diese Woche in ${community}`,
  whyWeekly: 'Du bekommst das einmal in der Woche.',
  thoughts: 'Gedanke der Woche',
  pages: 'Neue Seiten',
  stories: 'Neue Geschichten',
  changed: 'Seiten, in denen geschrieben wurde',
  challenges: 'Herausforderungen zum Mitmachen',
  next: 'Als Nächstes',
  online: 'Auf ihrer Seite lesen',
  unanswered: 'Fragen, die auf eine Antwort warten',
  accepted: 'Antworten, die angenommen wurden',
  joined: 'Wer dazugekommen ist',
  settings: 'Einstellungen',
  noMore: 'Keine mehr davon',
  noMoreDone: 'Erledigt. Von diesen Mails kommt keine mehr.',
  invitation: {
    subject: (community) => `Tritt „${community}“ bei`,
    text: (community) =>
      `Du bist zu „${community}“ auf Commonplace eingeladen. Der Link gilt für diese Adresse, einmal:`,
  },
  signIn: {
    subject: 'Dein Link zum Anmelden',
    asked: 'Jemand, wahrscheinlich du, wollte sich mit dieser Adresse bei Commonplace anmelden.',
    open: 'Öffne diesen Link innerhalb von 15 Minuten; er geht einmal:',
    notYou: 'Wenn du es nicht warst, tu nichts: Ohne den Link kommt niemand herein.',
  },
}
