import type { UseCase } from '../../ports/use-case.ts'
import { readLinks } from './read-links.ts'

export const links: readonly UseCase[] = [readLinks]
