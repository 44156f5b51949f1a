import type { Community, CommunityId, CommunitySettings, Visibility } from '@commonplace/domain'

export interface CommunityReads {
  bySlug(slug: string): Promise<Community | null>
  byId(id: CommunityId): Promise<Community | null>
  list(): Promise<readonly Community[]>
}
export interface CommunityWrites extends CommunityReads {
  /** Refuses a slug that is taken with `conflict`. */
  add(community: Community): Promise<void>
  setVisibility(id: CommunityId, visibility: Visibility): Promise<void>
}

/**
 * Each community's own settings, small and hand-editable: a file for the embedded engine, a row with PostgreSQL.
 * A file that does not read as settings is told with its line at start and never treated as empty.
 */
export interface Settings {
  read(slug: string): Promise<CommunitySettings>
  write(slug: string, settings: CommunitySettings): Promise<void>
}
