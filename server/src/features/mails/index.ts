import type { UseCase } from '../../ports/use-case.ts'
import { changeDigest, openDigestPage, readDigest, readWeek } from './digest.ts'
import { changeMails, readMails } from './settings.ts'
import { readUnsubscribe, unsubscribe } from './unsubscribe.ts'

export const mails: readonly UseCase[] = [
  readMails,
  changeMails,
  readUnsubscribe,
  unsubscribe,
  readDigest,
  changeDigest,
  openDigestPage,
  readWeek,
]
