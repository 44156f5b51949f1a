import type { UseCase } from '../../ports/use-case.ts'
import { linkMention } from './link-mention.ts'
import { listBrokenLinks } from './list-broken-links.ts'
import { readLinks } from './read-links.ts'
import { readUnlinked } from './read-unlinked.ts'

export const links: readonly UseCase[] = [readLinks, readUnlinked, linkMention, listBrokenLinks]
