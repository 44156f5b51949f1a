import type { UseCase } from '../../ports/use-case.ts'
import { banMember, unbanMember } from './bans.ts'
import { moderate } from './moderate.ts'
import { readAudit } from './read-audit.ts'
import { readModeration, reportContent, settleReport } from './reports.ts'
import { undoMember } from './undo-member.ts'

export const moderation: readonly UseCase[] = [
  reportContent,
  readModeration,
  settleReport,
  moderate,
  undoMember,
  banMember,
  unbanMember,
  readAudit,
]
