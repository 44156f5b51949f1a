import type { UseCase } from '../../ports/use-case.ts'
import { readMeasures } from './read-measures.ts'
import { readMeasuresCsv } from './read-measures-csv.ts'

export const measures: readonly UseCase[] = [readMeasures, readMeasuresCsv]
