import type { InWords } from '../in-words.ts'
import type { pushWords as english } from '../push.ts'

export const pushWords: InWords<typeof english> = {
  about:
    'Dieser Browser kann dir sagen, was für dich bestimmt ist, auch wenn kein Fenster offen ist. Er sagt, wer was getan hat, nie, was geschrieben wurde.',
  start: 'Sag es mir hier',
  stop: 'Hier nicht mehr',
  started: 'Dieser Browser sagt dir ab jetzt Bescheid, bis du dich abmeldest.',
  stopped: 'Dieser Browser sagt dir nichts mehr.',
  refused: 'Der Browser erlaubt es nicht. So steht es in seinen Einstellungen für diese Website.',
}
