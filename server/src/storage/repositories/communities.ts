import type { Community } from '@commonplace/domain'
import type { CommunityWrites } from '../../ports/communities.ts'
import { as } from '../rows.ts'
import type { CommunitiesTable } from '../schema.ts'
import type { Context } from './context.ts'

const communityOf = (row: CommunitiesTable): Community => ({
  id: as(row.id),
  slug: row.slug,
  visibility: as(row.visibility),
  createdAt: row.created_at,
})

export function communityRepository({ db }: Context): CommunityWrites {
  const all = () => db.selectFrom('communities').selectAll()
  return {
    async bySlug(slug) {
      const row = await all().where('slug', '=', slug).executeTakeFirst()
      return row ? communityOf(row) : null
    },
    async byId(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row ? communityOf(row) : null
    },
    async list() {
      const rows = await all().orderBy('created_at').orderBy('id').execute()
      return rows.map(communityOf)
    },
    async add({ id, slug, visibility, createdAt }) {
      await db.insertInto('communities').values({ id, slug, visibility, created_at: createdAt }).execute()
    },
    async setVisibility(id, visibility) {
      await db.updateTable('communities').set({ visibility }).where('id', '=', id).execute()
    },
  }
}
