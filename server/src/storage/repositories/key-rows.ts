import type { ApiToken, Done, Invite, Session, Ticket } from '../../ports/keys.ts'
import { as, asOrNull, read } from '../rows.ts'
import type { ApiTokensTable, DoneTable, InvitesTable, SessionsTable, TicketsTable } from '../schema.ts'

export const sessionOf = (row: SessionsTable): Session => ({
  hash: row.hash,
  memberId: as(row.member_id),
  createdAt: row.created_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  device: row.device,
  wipedAt: row.wiped_at,
})

export const tokenOf = (row: ApiTokensTable): ApiToken => ({
  id: as(row.id),
  hash: row.hash,
  memberId: as(row.member_id),
  label: row.label,
  scopes: read(row.scopes),
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
})

export const inviteOf = (row: InvitesTable): Invite => ({
  id: row.id,
  hash: row.hash,
  communityId: as(row.community_id),
  role: as(row.role),
  createdBy: as(row.created_by),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usesLeft: row.uses_left,
  email: row.email,
  place: asOrNull(row.place),
})

export const ticketOf = (row: TicketsTable): Ticket => ({
  hash: row.hash,
  memberId: as(row.member_id),
  scopes: read(row.scopes),
  expiresAt: row.expires_at,
  madeWith: row.made_with,
})

export const doneOf = (row: DoneTable): Done => ({
  memberId: as(row.member_id),
  key: row.key,
  what: row.what,
  status: row.status,
  body: row.body,
  at: row.at,
})
