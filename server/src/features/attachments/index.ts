import type { UseCase } from '../../ports/use-case.ts'
import { attachFile } from './attach-file.ts'
import { readAttachment } from './read-attachment.ts'

export const attachments: readonly UseCase[] = [attachFile, readAttachment]
