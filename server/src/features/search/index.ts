import type { UseCase } from '../../ports/use-case.ts'
import { findSimilar } from './find-similar.ts'
import { searchCommunity } from './search-community.ts'

export const search: readonly UseCase[] = [searchCommunity, findSimilar]
