import type { Words } from '../index.ts'

/** Warum etwas nicht geschieht. Die Wörter dafür stehen im Glossar am Anfang von `client/src/words/de/de.ts`. */
export const refusals: Words['refusals'] = {
  // The network and the API
  unknownToken: 'Dieses Token ist nicht bekannt oder wurde beendet. Mach ein neues.',
  noSuchAddress: 'Diese Adresse gibt es in der API nicht. GET /api/v1/openapi.json nennt alle.',
  tooLarge: (size: string) => `Das ist mehr als ${size}, und mehr wird hier nicht angenommen.`,
  brokenOff: 'Die Anfrage brach ab, bevor sie vollständig war.',
  notUtf8: 'Die Anfrage ist kein Text in UTF-8.',
  signInToDo: 'Melde dich dafür an.',
  windowLeft:
    'In diesem Browser hat sich inzwischen jemand anderes angemeldet. Melde dich wieder an, um weiterzumachen.',
  tokenScope: (scope: string) => `Dieses Token darf das nicht: Es braucht den Bereich „${scope}“.`,
  tooManyStreams: 'Von hier aus sind zu viele Nachrichtenströme offen. Schließ einige und versuch es noch einmal.',
  badKey: 'Ein Idempotency-Key hat 1 bis 200 sichtbare ASCII-Zeichen.',
  beingMade: 'Genau diese Änderung läuft schon. Schick sie gleich noch einmal.',
  keyUsed: 'Dieser Idempotency-Key wurde für etwas anderes benutzt. Nimm für eine neue Anfrage einen neuen.',
  otherSite: 'Das kam von der Seite einer anderen Website. Öffne Commonplace selbst und versuch es dort.',
  sendJson: 'Schick JSON, mit der Kopfzeile Content-Type: application/json.',
  sendBytes: 'Formulare werden hier nicht gelesen; schick die Bytes als application/octet-stream.',
  jsonTooDeep: (most: number) => `Das JSON ist tiefer als ${most} Ebenen verschachtelt.`,
  fieldName: (name: string) => `„${name}“ kann kein Feld heißen.`,
  notJson: 'Die Anfrage ist kein lesbares JSON.',
  addressName: (name: string) => `„${name}“ kann nicht in einer Adresse stehen.`,
  wrongForm: 'Die Anfrage hat nicht die richtige Form.',
  drawing: 'Gerade werden viele Bilder gezeichnet. Frag in einer Minute noch einmal nach diesem.',
  noPicture: 'Davon gibt es kein Bild.',
  sendForm: 'Schick das Formular so, wie es auf der Seite steht.',
  notBuilt: 'Die Seiten sind noch nicht gebaut. Starte: npm run build. Die API unter /api/v1 geht auch ohne sie.',
  unreadableAddress: 'Diese Adresse ist so geschrieben, dass sie sich nicht lesen lässt.',
  notReady: 'Die Seite war noch nicht bereit, das zu senden. Geh zurück, warte einen Moment und sende es noch einmal.',

  // Texts and files
  noDocument: 'Dieses Dokument gibt es nicht.',
  tooLongToRead: 'Dieser Text braucht als Markdown zu lange. Schick ihn als mehrere Seiten.',
  tooDifferent: 'Diese beiden Stände sind zu lang und zu verschieden, um sie zu vergleichen.',
  reading: 'Gerade werden viele lange Texte gelesen. Versuch es in einer Minute noch einmal.',
  fileEmpty: 'Diese Datei ist leer. Wähl sie noch einmal.',
  fileLies: 'Diese Datei ist nicht, was ihr Name sagt. Speichere sie neu, oder gib ihr ihre eigene Endung.',
  tooManyPixels: 'Dieses Bild hat zu viele Pixel. Mach es kleiner als 50 Megapixel.',
  unreadablePicture:
    'Dieses Bild lässt sich nicht lesen: Vielleicht ist es abgeschnitten. Speichere es neu und versuch es noch einmal.',
  sendPicture: 'Schick ein Bild: PNG, JPEG, WebP oder GIF.',
  noSuchPicture: 'Dieses Bild gibt es nicht, oder du kannst es nicht sehen.',
  fileIdTaken: 'Diese ID ist vergeben. Schick die Datei unter einer neuen.',
  diskFull:
    'Die Platte des Servers ist voll oder nicht beschreibbar, deshalb lässt sich gerade nichts speichern. Was schon da ist, ist sicher. Versuch es noch einmal, sobald wieder Platz ist.',
  databaseBusy: 'Die Datenbank ist sehr beschäftigt oder startet neu. Versuch es gleich noch einmal.',
  dataBusy: 'Ein anderes Programm schreibt schon lange in die Daten. Versuch es gleich noch einmal.',
  foreignCursor: 'Dieser Cursor ist keiner von uns. Fang am Anfang der Liste wieder an.',
  otherOrder: 'Dieser Cursor gehört zu einer anderen Reihenfolge. Fang am Anfang der Liste wieder an.',
  otherList: 'Dieser Cursor gehört nicht zu dieser Liste.',
  foreignSince: 'Dieser Cursor ist keiner von uns. Lass ihn weg, um neu anzufangen.',

  // Signing in and coming in
  signInToGoOn: 'Melde dich an, um hier weiterzumachen.',
  wrongPassphrase: 'Die Mailadresse oder die Passphrase stimmt nicht.',
  presentPassphrase: 'Die jetzige Passphrase stimmt nicht.',
  passphraseNotRight: 'Die Passphrase stimmt nicht.',
  otherServiceAway:
    'Der andere Dienst ist gerade nicht zu erreichen. Versuch es noch einmal, oder melde dich anders an.',
  otherServiceNo: 'Der andere Dienst hat dich nicht hereingelassen. Versuch es noch einmal, oder melde dich anders an.',
  signInBroken: 'Diese Anmeldung wurde anderswo begonnen oder ist zu alt. Fang noch einmal an.',
  mailKnown: 'Mit dieser Mailadresse ist schon jemand da.',
  mailNotVouched:
    'Mit dieser Mailadresse ist schon jemand da, und der andere Dienst bürgt nicht für sie. Melde dich anders an.',
  mailKnownSignIn: 'Mit dieser Mailadresse ist schon jemand da. Melde dich an und öffne den Link noch einmal.',
  mailTaken: 'Diese Mailadresse hat hier schon jemand.',
  linkUsed: 'Dieser Link wurde benutzt oder ist zu alt. Bitte um einen neuen.',
  setupUsed:
    'Dieser Einrichtungslink wurde benutzt oder ist nicht der neueste. Der Server schreibt einen neuen, wenn er startet und noch niemand da ist.',
  sayName: 'Sag, wie du heißt, und du bist drin.',
  noMail: 'Diese Installation verschickt keine Mails. Melde dich mit deiner Passphrase an.',
  passkeyUnread: 'Dieser Passkey ließ sich nicht lesen. Versuch es noch einmal, oder nimm einen anderen.',
  passkeyUnknown: 'Dieser Passkey ist hier nicht bekannt. Melde dich anders an und füge ihn in deinem Konto hinzu.',
  passkeyKnown: 'Dieser Passkey ist hier schon bekannt.',
  noPasskey: 'Diesen Passkey hast du nicht.',
  tooManyPasskeys: (most: number) => `Du hast ${most} Passkeys. Beende erst einen davon.`,
  noToken: 'Dieses Token hast du nicht.',
  tokenGives: (scope: string) => `Dieses Token hat keinen Bereich „${scope}“, den es weitergeben könnte.`,
  noSession: 'So bist du nirgends angemeldet.',
  recoverAbove:
    'Diese Person ist in einer Gemeinschaft mehr als du, oder in einer, um die du dich nicht kümmerst. Frag, wer diesen Server betreibt: „commonplace member recover“.',
  linkByNobody: 'Wer diesen Link gemacht hat, darf das nicht mehr. Bitte einen Gastgeber um einen neuen.',
  noInvite: 'Diese Einladung gibt es nicht. Bitte um einen neuen Link.',
  inviteOver: 'Diese Einladung gilt nicht mehr. Bitte um einen neuen Link.',
  inviteForOther: 'Diese Einladung gilt einer anderen Mailadresse. Bitte um eine eigene.',
  signInOrJoin: 'Melde dich an, oder nenne Namen, Mailadresse und Passphrase, um beizutreten.',
  takenOut: 'Die Gastgeber dieser Gemeinschaft haben dich herausgenommen. Schreib einem von ihnen.',
  byInvite: 'In diese Gemeinschaft kommt man durch eine Einladung. Frag jemanden, der dabei ist.',
  noJoinRequest: 'Diese Anfrage gibt es nicht: Jemand hat sie erledigt, oder sie wurde zurückgenommen.',
  forJoined: 'Das ist für die, die beigetreten sind.',
  buddyElse: 'Wähl jemand anderen aus dieser Gemeinschaft, der schreiben darf.',
  mailLinkBroken:
    'Dieser Link ist nicht vollständig. Kopier ihn ganz aus der Mail, oder ändere es in deinen Einstellungen.',
  noPush: 'Diese Installation benachrichtigt keine Browser.',
  pushKeys: 'Das sind nicht die Schlüssel eines Browsers, der zuhört.',

  // Communities and their people
  noMember: 'Dieses Mitglied gibt es in dieser Gemeinschaft nicht.',
  slugTaken: 'Diese Adresse ist vergeben. Wähl für die Gemeinschaft eine andere.',
  slugTakenOf: (slug: string) => `Die Adresse „${slug}“ ist vergeben. Wähl eine andere.`,
  communityIdTaken: 'Eine Gemeinschaft mit dieser ID gibt es schon.',
  guestsFound: 'Gäste gründen keine Gemeinschaften. Bitte einen Gastgeber, dich zum Mitglied zu machen.',
  noSuchInvite: 'Diese Einladung gibt es nicht.',
  lastFounder: 'Das ist die letzte Gründerin oder der letzte Gründer. Mach erst jemand anderen dazu.',
  foundersOnly: 'Nur wer gegründet hat, macht andere zu Gründern oder ändert es.',
  youLastFounder:
    'In einer Gemeinschaft bist du die letzte Gründerin oder der letzte Gründer. Mach erst jemand anderen dazu.',
  hostsNotBanned: 'Gastgeber werden nicht ausgesperrt. Ändere erst ihre Rolle.',
  nobodyBanned: 'So jemand ist hier nicht ausgesperrt.',
  takenBackAlready: 'Wer das geschrieben hat, hat es schon zurückgenommen; niemand sieht es.',
  notHidden: 'Das ist nicht verborgen und wartet auf niemanden.',
  lockable: 'Seiten und Fragen lassen sich sperren; was an einer Frage hängt, ist mit ihr gesperrt.',
  noReport: 'Diese Meldung gibt es nicht, oder jemand hat sie erledigt.',
  hostsNotUndone:
    'Was Gastgeber getan haben, wird nicht auf einmal rückgängig gemacht. Ändere erst ihre Rolle, oder stell Seite für Seite wieder her.',
  tooManyHooks: (most: number) =>
    `Eine Gemeinschaft sagt höchstens ${most} Programmen Bescheid. Nimm erst eins heraus.`,
  hookSecrets: 'Lass Namen und Passwort aus der Adresse; Lieferungen sind signiert.',
  hookAddress: 'Schreib eine ganze Adresse wie https://example.org/hook.',
  noHook: 'Diesen Webhook gibt es nicht.',
  noDelivery: 'Diese Lieferung gibt es nicht.',

  // What is not known yet
  inviteWriter: 'Lade ein Mitglied dieser Gemeinschaft ein, das schreiben darf.',
  whichPageSteward: 'Sag, welche Seite jemanden sucht, der sich kümmert; nur bei Seiten.',
  pageElsewhere: 'Die Seite gehört zu einer anderen Gemeinschaft.',
  askedOften: (most: number) => `Du hast diese Person schon um ${most} Dinge gebeten. Lass sie erst die ansehen.`,
  waitingOften: (most: number) => `Du wartest schon auf ${most} Dinge. Lass erst eins davon los.`,

  // Answers in pages
  adoptedHere: 'Eine Antwort wird in eine Seite ihrer eigenen Gemeinschaft übernommen.',
  adoptionIdTaken: 'Diese ID ist vergeben. Übernimm die Antwort unter einer neuen.',
  detached: 'Diese Antwort wurde von der Seite gelöst. Übernimm sie noch einmal, um sie wieder einzuweben.',
  pageInTrash: 'Die Seite liegt im Papierkorb. Hol sie erst heraus.',
  answerOutOfPage: 'Die Antwort wurde aus der Seite genommen. Lös sie hier, oder übernimm sie noch einmal.',
  answerWithdrawn: 'Die Antwort wurde zurückgezogen: Es gibt keinen neueren Text. Lös sie hier.',
  sectionSayers: 'Das sagt nur, wer gefragt hat, ein Gastgeber oder wer diesen Abschnitt vorgeschlagen hat.',
  sectionGone: 'Der Abschnitt steht nicht mehr in der Seite. Lehn die Antwort ab, oder hol den Abschnitt zurück.',
  sectionsHere: 'Eine Seite beantwortet Fragen ihrer eigenen Gemeinschaft.',
  noHeading: (heading: string) => `Keine Überschrift heißt noch „${heading}“. Wähl eine andere.`,
  noHeadingThen: (heading: string) =>
    `In dieser Fassung heißt keine Überschrift „${heading}“. Wähl einen anderen Abschnitt.`,
  sectionIdTaken: 'Diese ID ist vergeben. Schlag den Abschnitt unter einer neuen vor.',

  // Comments and suggestions
  writeFirst: 'Schreib erst einen Satz.',
  commentIdTaken: 'Diese ID ist vergeben. Kommentiere unter einer neuen.',
  selectWords: 'Markiere die Worte, die anders lauten sollen.',
  threadElsewhere: 'Dieser Faden steht am Rand einer anderen Seite.',
  selectStanding: 'Markiere Worte, wie sie jetzt in der Seite stehen.',
  lineForEach: (n: number) =>
    `Das sind ${n} Absätze: Lass jedem eine Zeile. Eine Zeile, die leer bleibt, nimmt ihren Absatz heraus.`,
  selectApart:
    'Zellen einer Tabelle und eingewobene Antworten lassen sich nicht zusammen mit dem ändern, was neben ihnen steht. Schlag sie einzeln vor.',
  tooManyThreads: (most: number) => `Diese Seite hat ${most} offene Fäden. Erledige erst einige davon.`,
  wordsChanged: 'Diese Worte wurden seither geändert. Trag den Vorschlag von Hand ein, oder leg ihn beiseite.',
  laidAside: 'Er wurde schon beiseitegelegt. Trag seine Worte von Hand ein.',
  takenIn: 'Er wurde schon übernommen. Ändere stattdessen die Seite.',
  decisionTakenBack: 'Es wurde schon zurückgenommen: Der Vorschlag ist wieder offen.',
  notTakenBack: 'Das nimmt nur zurück, wer die Seite schreibt oder wer es entschieden hat.',
  takenBackTooLate:
    'Das wurde vor mehr als einem Tag entschieden. Ändere stattdessen die Seite, oder schlag es neu vor.',
  takenWordsChanged:
    'Seine Worte wurden geändert, seit sie übernommen sind. Ändere stattdessen die Seite, oder hol eine Fassung aus ihrer Geschichte zurück.',
  noWayBack:
    'Dafür ist kein Rückweg aufgehoben, wie auf sehr langen Seiten. Ändere stattdessen die Seite, oder hol eine Fassung aus ihrer Geschichte zurück.',
  nothingSuggested: 'Hier ist nichts vorgeschlagen. Erledige stattdessen den Faden.',
  othersReplied: 'Andere haben darauf geantwortet. Erledige den Faden, oder schreib in ihm weiter.',
  threadTakenBack: 'Dieser Faden wurde zurückgenommen. Fang einen neuen an.',
  thatIsReply: 'Das ist eine Erwiderung. Nenne den Kommentar, mit dem ihr Faden beginnt.',

  // Questions
  answerIdTaken: 'Diese ID ist vergeben. Antworte unter einer neuen.',
  askedBefore:
    'Du hast hier schon gefragt. Bitte einen Gastgeber, dich zum Mitglied zu machen, dann fragst du, so oft du magst.',
  questionIdTaken: 'Diese ID ist vergeben. Frag unter einer neuen.',
  askedFromHere: 'Eine Frage wird von einer Seite ihrer eigenen Gemeinschaft aus gestellt.',
  noLongerHolds: 'Jemand hat gesagt, dass das nicht mehr gilt. Nimm das erst zurück, wenn es bei dir geht.',
  notHeld: 'Diese Frage wartet auf keinen Gastgeber. Jemand hat schon entschieden.',
  membersAnswer: 'Nur Mitglieder dieser Gemeinschaft können um eine Antwort gebeten werden.',
  takesBackAsking: 'Das nimmt nur zurück, wer gefragt wurde, wer gefragt hat, oder ein Gastgeber.',
  signInForYours: 'Melde dich an, um deine Fragen zu sehen.',
  mergeItself: 'Eine Frage geht nicht in sich selbst auf.',
  mergeElsewhere: 'Wähl eine Frage derselben Gemeinschaft.',
  mergedAlready: 'Diese Frage ist schon in einer anderen aufgegangen.',
  mergedOn: 'Jene Frage ist selbst in einer anderen aufgegangen. Wähl die, die bleibt.',
  noAnswerHere: 'Diese Antwort gibt es hier nicht.',
  idTaken: 'Diese ID ist vergeben.',
  idThere: 'Unter dieser ID gibt es schon etwas.',

  // Pages
  linkedHere: 'Eine Seite wird von einer anderen Seite ihrer Gemeinschaft aus verlinkt.',
  linkWordsGone: 'Die Worte stehen nicht mehr da, oder sie sind inzwischen ein Link.',
  stewardsHere: 'Um eine Seite kümmert sich ein Mitglied dieser Gemeinschaft, das schreiben darf.',
  calledOtherwise: 'Die Seite heißt anders, als ihr eigener Text sagt. Schick beides gleich.',
  pageIdTaken: 'Diese ID ist vergeben. Leg die Seite unter einer neuen an.',
  keptBack: 'Ein Gastgeber hält diese Seite zurück. Wer sie sieht, wird bestimmt, sobald sie gezeigt wird.',
  letInHere: 'Nur Leute dieser Gemeinschaft können dazugenommen werden. Lade sie erst ein.',
  tooManyPinned: (most: number) => `Es sind schon ${most} Seiten angeheftet. Nimm erst eine ab.`,
  noParent: 'Die Seite, unter die sie soll, gibt es nicht. Wähl eine andere.',
  notAfter: 'Die Seite, nach der sie stehen soll, steht dort nicht.',
  belowItself: 'Eine Seite kann nicht unter sich selbst stehen. Wähl einen anderen Ort.',
  wordsGone: 'Diese Worte stehen nicht mehr in der Seite. Markiere sie noch einmal, so wie sie jetzt lauten.',
  trashOver: 'Diese Seite wurde vor mehr als 30 Tagen weggeworfen und lässt sich nicht mehr herausholen.',
  olderFirst: 'Vergleiche eine ältere Fassung mit einer neueren.',
  versionMoment: 'Jemand hat im selben Moment eine Fassung behalten. Versuch es noch einmal.',

  // Charters
  noCharter: 'Unterschrieben wird nur eine Charta. Diese Seite ist von anderer Art.',
  meansCharter: 'Nur eine neue Fassung einer Charta kann ändern, was Mitglieder unterschrieben haben.',
  charterMoved:
    'Die Charta wurde geändert, während du sie gelesen hast. Lies sie, wie sie jetzt lautet, und unterschreib dann.',
  charterMeans:
    'Die Charta meint seit der Fassung, die du gelesen hast, etwas anderes. Sieh dir an, was anders ist, und unterschreib dann.',

  // Founding
  placesTaken:
    'Alle Plätze dieser Art sind besetzt, oder jemand ist dazu eingeladen. Zieh eine Einladung zurück, oder lass es dabei.',
  placeForMembers: 'Ein Platz in der Kerngruppe ist für jemanden, der hier schreiben darf.',

  // Thanks
  thanksIdTaken: 'Diese ID ist vergeben. Sag es unter einer neuen.',
  thankOthers: 'Gedankt wird jemand anderem.',
  thankMembers: 'Diese Person gehört nicht mehr zur Gemeinschaft.',
  noThanked: 'Wofür du dankst, gibt es nicht, oder du siehst es nicht.',
  thankedAlready: 'Dafür hast du schon gedankt. Nimm das erst zurück, wenn du es anders sagen willst.',
  thanksADay: (most: number) => `Gedankt wird höchstens ${most}-mal am Tag. Morgen ist auch einer.`,

  // Pulses
  pulseOpen: 'Eine Umfrage läuft schon. Die nächste lässt sich öffnen, wenn sie geschlossen ist.',
  pulseClosed: 'Diese Umfrage ist geschlossen. Es kommt eine neue.',
  pulseReplyEach: 'Antworte auf jede Aussage, oder sag nichts zu ihr.',
  pulseReplyOne: 'Sag wenigstens zu einer der Aussagen etwas.',

  // Die Wochenschau
  digestHasPage: 'Ihre Worte stehen jetzt auf einer Seite. Öffne diese.',
  noSuchDigest: 'Von diesem Tag gibt es keine Wochenschau. Sie geht montags hinaus.',

  // Herausforderungen
  manyPrompts: (most) => `${most} Gedanken warten schon. Nimm einen heraus oder veröffentliche erst einen.`,
  commentOfAnother: 'Nur wer das gesagt hat, ändert die Worte. Du kannst es wegnehmen oder etwas dazu sagen.',
  promptOfAnother:
    'Er erscheint unter einem anderen Namen, also stehen da dessen Worte. Nimm ihn heraus und reihe einen eigenen ein, oder ändere seine Seite, sobald er veröffentlicht ist.',
  promptMoved: 'Jemand hat das im selben Moment geändert oder veröffentlicht. Sieh noch einmal nach.',
  challengeDates: 'Eine Herausforderung dauert mindestens einen Tag und höchstens drei Monate. Wähle andere Tage.',
  challengeFar: 'Eine Herausforderung beginnt innerhalb eines Jahres. Wähle einen früheren ersten Tag.',
  challengeOver: 'Dieser Tag ist vorbei. Wähle einen letzten Tag, der noch kommt.',
  challengeBegan: 'Jemand hat schon mitgemacht, darum bleibt ihr erster Tag. Der letzte kann ein anderer werden.',
  challengeEntered: 'Jemand hat schon mitgemacht, darum bleibt sie. Lass sie stattdessen heute enden.',
  manyChallenges: (most) => `${most} Herausforderungen laufen schon oder kommen noch. Lass erst eine davon enden.`,
  notOpenYet: 'Diese Herausforderung hat noch nicht begonnen.',
  challengeClosed: 'Diese Herausforderung ist vorbei. Es kommt eine nächste.',
  enteredBefore: 'Du machst hier schon mit. Nimm deinen Eintrag erst zurück und reiche dann eine andere Seite ein.',
  manyEntries: (most) => `${most} haben schon mitgemacht. Es kommt eine nächste Herausforderung.`,
  notEntered: 'Einreichen kann man Geschichten, Praktiken, Methoden und Werkzeuge. Wähle eines davon.',
  notYourWork: 'Reiche ein, worin du selbst geschrieben hast. Schreib erst in dieser Seite.',
  notImproved:
    'Eine Geschichte kann man einreichen, wie sie ist; andere Seiten, wenn du sie seit Beginn der Herausforderung besser gemacht hast.',
  earnedStays: 'Dafür gibt es das Abzeichen schon, es bleibt.',
  entryUnseen: 'Die Seite dieses Eintrags ist nicht mehr da, darum kann sie niemand ansehen.',

  // Gatherings
  notThen: 'Dann findet dieses Treffen nicht statt. Das Programm zeigt, wann es stattfindet.',
  isOver: 'Das ist vorbei.',
  notOnYet: 'Das hat noch nicht begonnen. Eine halbe Stunde vorher ist früh genug.',
  isClosed: 'Das ist abgeschlossen. Was jetzt noch kommt, gehört zum nächsten Mal.',
  manyVotes: (most) => `Hier gibt es schon ${most} Abstimmungen.`,
  voteClosed: 'Diese Abstimmung ist geschlossen.',
  dotsDoNotFit: (dots) => `Du hast ${dots} Punkte. Nimm erst einen zurück.`,
  optionTwice: 'Zwei Möglichkeiten lauten gleich. Fasse sie zusammen.',
  badAway: 'Gib von jeder Zeit, in der du weg bist, den ersten und den letzten Tag an, den ersten zuerst.',
  manyRotaHosts: (most) => `${most} Menschen wechseln sich hier schon ab.`,
  notYourTurn: 'Du bist nicht an der Reihe. Wer einlädt, bittet selbst um Ersatz.',
  noTurns: 'Zu diesem Treffen wird nicht reihum eingeladen. Wer es geplant hat, sagt, wer einlädt.',
  turnBegun: 'Das hat begonnen. Wer jetzt einlädt, macht weiter.',
  turnKept: 'Jemand ist schon an der Reihe und sucht keinen Ersatz.',
  notBegun: 'Das hat noch nicht begonnen. Schließe es ab, wenn ihr zusammen seid.',
  tooEarly: 'Bis dahin ist es mehr als ein Jahr. Antworte, wenn es näher ist.',
  offBecause: (why) => `Das findet nicht statt: ${why}`,
  noZone: 'Das ist keine Zeitzone. Gib eine mit Namen an, wie Europe/Berlin.',
  tooFarDay: 'Das ist zu weit weg. Wähl einen Tag der letzten zwei oder der nächsten zehn Jahre.',
  sheetLater:
    'Das Erste, was neue Mitglieder hier schreiben, sieht sich ein Gastgeber an. Frag oder schreib erst etwas, oder bitte den Gastgeber, das hier zu öffnen.',
  noSuchDay: 'Diesen Tag gibt es nicht. Gib einen an, wie 2026-01-31T18:00.',
  skippedTime: 'Über diese Zeit werden die Uhren an dem Tag vorgestellt. Nimm eine andere.',
  badRule: 'Diese Regel ist nicht zu verstehen. Sie wird geschrieben wie FREQ=WEEKLY;BYDAY=TU.',
  notOnRule: 'Der erste Tag ist keiner von denen, die die Regel nennt. Fang an einem davon an.',
  noneToCome: 'Davon kommt nichts mehr. Nimm einen späteren Tag.',
  manyPlanned: (most) => `Hier sind ${most} Treffen geplant. Sag erst eines ab.`,
  manyKept: (most) => `Hier wurden ${most} Treffen geplant, mehr werden nicht behalten. Ändere eines, das noch kommt.`,
  hostBelongs: 'Wer einlädt, gehört zur Gemeinschaft. Nimm eines ihrer Mitglieder.',
  gatheringOff: 'Dieses Treffen wurde abgesagt. Plane ein neues.',
  gatheringGoesOn: 'Dieses Treffen geht als ein anderes weiter. Ändere jenes.',
  tookPlace: 'Das hat stattgefunden. Plane ein neues.',
  moveLater: 'Das ist schon vorbei. Verschieb es auf eine spätere Zeit.',
  manyShown: (most) => `Hier wird schon ${most}-mal etwas gezeigt. Nimm einen anderen Termin.`,
  notYourShowing: 'Das nimmt nur zurück, wer es zeigt, oder ein Gastgeber.',
  shownStays: 'Das ist vorbei: Was dort gezeigt wurde, bleibt stehen.',
  noCalendarAddress: 'Du hast hier keine solche Adresse.',
}
