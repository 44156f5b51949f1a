import type { Level } from '@commonplace/domain'

/** What people read where they say how much they hear of something. */
export const followingWords = {
  told: {
    watching: 'All that happens here comes to your inbox.',
    normal: 'What is meant for you comes to your inbox.',
    muted: 'Nothing of this comes to your inbox, unless somebody names you.',
  } satisfies Record<Level, string>,
  tag: (tag: string, level: Level) =>
    ({ watching: `Watching #${tag}`, normal: `Follow #${tag}`, muted: `#${tag} muted` })[level],
  community: (level: Level) =>
    ({ watching: 'Watching everything here', normal: 'Follow all of it', muted: 'Community muted' })[level],
}
