import type { UseCase } from '../../ports/use-case.ts'
import { readHistories } from './read-histories.ts'
import { readOffline } from './read-offline.ts'

export const offline: readonly UseCase[] = [readOffline, readHistories]
