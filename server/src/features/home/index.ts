import type { UseCase } from '../../ports/use-case.ts'
import { readHome } from './read-home.ts'

export const home: readonly UseCase[] = [readHome]
