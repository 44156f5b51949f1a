import type { Context } from './context.ts'

/** A tag as it is compared: letter case and outer space do not make another tag. */
export const tagKey = (tag: string) => tag.normalize('NFC').trim().toLowerCase()

export async function putTags(
  { db }: Context,
  community: string,
  kind: 'page' | 'question',
  id: string,
  tags: readonly string[],
): Promise<void> {
  await db.deleteFrom('tags').where('subject_kind', '=', kind).where('subject_id', '=', id).execute()
  const keys = [...new Set(tags.map(tagKey))]
  if (keys.length === 0) return
  await db
    .insertInto('tags')
    .values(keys.map((tag_key) => ({ community_id: community, subject_kind: kind, subject_id: id, tag_key })))
    .execute()
}
