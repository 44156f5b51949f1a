import type { InWords } from '../in-words.ts'
import type { offlineWords as english } from '../offline.ts'

export const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`
export const changes = (n: number): string => many(n, 'Änderung', 'Änderungen')

export const offlineWords: InWords<typeof english> = {
  chip: {
    label: 'Was wo gespeichert ist',
    opening: 'Wird geprüft…',
    saved: 'Gespeichert',
    savedJustNow: 'Gerade gespeichert',
    saving: 'Speichert…',
    savingMany: (n) => `Speichert – ${changes(n)}`,
    offline: 'Offline',
    upToDate: (time) => `Offline · Stand ${time}`,
    keptHere: (n) => `Offline · ${changes(n)} auf diesem Gerät`,
    reconnecting: (seconds) => `Verbindet wieder… ${seconds} s`,
    reconnectingNow: 'Verbindet wieder…',
    tryNow: 'Jetzt versuchen',
    signedOut: (n) => (n > 0 ? `Abgemeldet – ${changes(n)} hier` : 'Abgemeldet'),
    signIn: 'Anmelden',
    notKept: 'Nicht auf diesem Gerät – nicht schließen',
    noRight: (n) =>
      n === 0
        ? 'Du kannst nicht mehr bearbeiten'
        : n === 1
          ? 'Du kannst nicht mehr bearbeiten; deine 1 Änderung steht in den Entwürfen'
          : `Du kannst nicht mehr bearbeiten; deine ${n} Änderungen stehen in den Entwürfen`,
    serverTrouble: (n) =>
      n > 0
        ? `Der Server kann nicht speichern – ${changes(n)} auf diesem Gerät`
        : 'Der Server kann gerade nicht speichern',
    gone: (n) => (n > 0 ? `Diese Seite wurde gelöscht; ${changes(n)} hier` : 'Diese Seite wurde gelöscht'),
    updateReady: 'Neue Version da',
    reload: 'Neu laden',
    choices: (n) => (n === 1 ? '1 Sache wartet auf dich' : `${n} Sachen warten auf dich`),
    refused: (n) => `${changes(n)} nicht angenommen`,
    trouble: {
      full: 'Der Speicher dieses Geräts ist voll. Schaff etwas Platz, oder kopier deinen Text anderswohin, bevor du diese Seite schließt.',
      refused:
        'Dieser Browser behält nichts auf dem Gerät (vielleicht ein privates Fenster). Bleib auf dieser Seite, bis „Gespeichert“ dasteht.',
      failed:
        'Auf dieses Gerät zu schreiben ist nicht gelungen. Bleib auf dieser Seite, bis „Gespeichert“ dasteht, oder kopier deinen Text anderswohin.',
    },
  },
  meanwhile: (by, title) =>
    by.length === 1
      ? `${by[0]} hat „${title}“ bearbeitet, während du weg warst.`
      : `${by.length} andere haben „${title}“ bearbeitet, während du weg warst.`,
  nearly: (by, title) => `${by} hat fast dasselbe gefragt wie du: „${title}“. Deine Frage wartet.`,
  choose: 'Wählen',
  seeChanges: 'Ansehen, was sich geändert hat',
}
