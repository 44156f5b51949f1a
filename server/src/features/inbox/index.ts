import type { UseCase } from '../../ports/use-case.ts'
import { countInbox } from './count-inbox.ts'
import { markInbox } from './mark-inbox.ts'
import { addPush, readPush, removePush } from './push.ts'
import { readInbox } from './read-inbox.ts'

export const inbox: readonly UseCase[] = [readInbox, countInbox, markInbox, readPush, addPush, removePush]
