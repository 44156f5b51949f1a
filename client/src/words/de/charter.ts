import type { charterWords as english } from '../charter.ts'
import type { InWords } from '../in-words.ts'
import { plural } from './de.ts'

export const charterWords: InWords<typeof english> = {
  title: 'Unterschriften',
  count: (signed, members) =>
    signed === 0
      ? 'Noch hat niemand unterschrieben.'
      : signed === members
        ? `Alle ${plural(members, 'Mitglied hat', 'Mitglieder haben')} unterschrieben.`
        : `${signed} von ${plural(members, 'Mitglied', 'Mitgliedern')} ${signed === 1 ? 'hat' : 'haben'} unterschrieben.`,
  meaning: (version, name) => `Fassung ${version} ändert, was sie meint, sagt ${name}:`,
  ask: 'Lies sie. Wenn du es auch so meinst, setz deinen Namen darunter.',
  sign: 'Charta unterschreiben',
  again: 'Neu unterschreiben',
  mine: (version) => `Du hast Fassung ${version} unterschrieben`,
  outdated: (version) => `Seit Fassung ${version}, die du unterschrieben hast, meint sie etwas anderes:`,
  seeChanges: 'Was anders ist',
  signed: (version) => `Du hast Fassung ${version} unterschrieben.`,
  who: 'Wer unterschrieben hat',
  missing: 'Wessen Unterschrift fehlt',
  none: 'Noch niemand.',
  noneMissing: 'Niemandes: Alle Mitglieder haben unterschrieben.',
  at: (version) => `Fassung ${version}`,
  states: {
    holds: '',
    outdated: 'meint seither etwas anderes',
    left: 'nicht mehr Mitglied',
    missing: 'noch nicht',
  },
  due: 'Diese Charta ist zu erneuern bis zum',
  renew: 'Für ein Jahr erneuern',
  renewed: 'Für ein Jahr erneuert.',
  newMeaning: 'Diese Fassung ändert, was Mitglieder unterschrieben haben',
  newMeaningHint:
    'Sie werden gebeten, neu zu unterschreiben, und sehen, was anders ist. Lass es weg bei Tippfehlern und Kleinigkeiten.',
  why: 'Was meint sie jetzt, das sie vorher nicht meinte?',
  named: 'Behalten. Wer unterschrieben hat, wird neu gefragt.',
  home: {
    title: 'Deine Unterschrift',
    first: 'Was uns wichtig ist und was wir voneinander erwarten. Lies es, und setz deinen Namen darunter.',
    again: 'Sie meint etwas anderes, seit du unterschrieben hast. Sieh dir an, was anders ist, und unterschreib neu.',
    action: 'Lesen und unterschreiben',
    renew: 'Zu erneuern',
  },
}
