import type { UseCase } from '../../ports/use-case.ts'
import { listStars } from './list-stars.ts'
import { starPage, starQuestion, unstarPage, unstarQuestion } from './star.ts'

export const stars: readonly UseCase[] = [listStars, starPage, unstarPage, starQuestion, unstarQuestion]
