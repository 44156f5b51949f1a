import type { UseCase } from '../../ports/use-case.ts'
import { changeCommunity } from './change-community.ts'
import { changeMember } from './change-member.ts'
import { createCommunity } from './create-community.ts'
import { createInvite, listInvites, revokeInvite } from './invites.ts'
import { listCommunities } from './list-communities.ts'
import { listMembers } from './list-members.ts'
import { readCommunity } from './read-community.ts'
import { readTemplates } from './read-templates.ts'
import { removeMember } from './remove-member.ts'

export const communities: readonly UseCase[] = [
  listCommunities,
  createCommunity,
  readCommunity,
  readTemplates,
  changeCommunity,
  listMembers,
  changeMember,
  removeMember,
  listInvites,
  createInvite,
  revokeInvite,
]
