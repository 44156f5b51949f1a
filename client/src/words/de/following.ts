import type { followingWords as english } from '../following.ts'
import type { InWords } from '../in-words.ts'

export const followingWords: InWords<typeof english> = {
  told: {
    watching: 'Alles, was hier geschieht, kommt in deinen Posteingang.',
    normal: 'Was für dich bestimmt ist, kommt in deinen Posteingang.',
    muted: 'Nichts davon kommt in deinen Posteingang, außer jemand nennt dich.',
  },
  tag: (tag, level) => ({ watching: `#${tag} beobachtet`, normal: `#${tag} folgen`, muted: `#${tag} stumm` })[level],
  community: (level) =>
    ({ watching: 'Alles hier beobachtet', normal: 'Allem hier folgen', muted: 'Gemeinschaft stumm' })[level],
}
