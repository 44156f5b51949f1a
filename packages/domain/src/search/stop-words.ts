// Words that say nothing about what a text is about, in the languages that communities write in. Rare words decide anyway; leaving
// these out saves looking them up, and a question asked in two languages at once is compared by what it is about. By them a language is told, too.

const WORDS = {
  en: `a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my of
  on or our should so some than that the their them there these they this to us was we were what when where which who why will with
  would you your`,
  fr: `le la les un une des du de d l et ou a au aux en dans sur pour par avec sans que qui quoi quel quelle quels quelles est
  sont ce cet cette ces il elle ils elles on nous vous je tu me te se sa son ses mon ma mes ton ta tes notre votre nos vos leur leurs ne
  pas plus comment pourquoi quand faut doit peut y c qu s n j m t si mais donc car etre avoir fait faire comme`,
  de: `der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird werden wurde hat haben ich du er sie
  es wir ihr mein dein sein unser euer nicht kein keine mit von zu zum zur im in am an auf aus bei nach fur uber unter vor wie was wer wo
  wann warum wenn dass als auch nur noch schon so man sich kann konnen muss soll`,
  es: `el la los las un una unos unas y o pero es son era fue ser esta estan este estos estas ese esa de del al a en con por para sin
  sobre que quien cual como cuando donde porque si no mas se lo le les me te nos su sus mi tu yo ella ellos hay muy ya puede debe`,
  it: `il lo la i gli le un uno una e o ma di del della dei delle da dal in nel nella con su per tra fra che chi cui come quando dove
  perche se non piu si mi ti ci vi e sono era questo questa questi queste quello sua suo loro anche essere ha hanno puo deve`,
  pt: `o a os as um uma uns umas e ou mas de do da dos das em no na nos nas com por para sem sobre que quem qual como quando onde
  porque se nao mais ao aos e sao foi ser este esta estes estas isso seu sua seus suas eu voce ele ela eles ha muito ja pode deve`,
  nl: `de het een en of maar van in op aan met voor door naar bij uit over onder tot dat die dit deze wat wie waar wanneer waarom hoe
  als niet geen ook nog maar is zijn was waren wordt worden heeft hebben ik je jij hij zij wij we ze u hun ons er kan moet zal`,
  sv: `en ett och eller men av i pa med for fran till om att det den de som vad vem var nar varfor hur inte ingen ocks ar var har hade
  jag du han hon vi ni dem sin sitt sina kan ska maste blir blev vid under over efter`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему
  для при или это если когда где кто чтобы быть`,
} as const

export type Language = keyof typeof WORDS
export const LANGUAGES = Object.keys(WORDS) as readonly Language[]

/** The folded empty words of each language. */
export const EMPTY = Object.fromEntries(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
) as unknown as Readonly<Record<Language, ReadonlySet<string>>>

/** Folded words that no search for likeness asks for. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set([...EMPTY.en, ...EMPTY.fr])
