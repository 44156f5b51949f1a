import type { UseCase } from '../../ports/use-case.ts'
import { changePage } from './change-page.ts'
import { createPage } from './create-page.ts'
import { deletePage } from './delete-page.ts'
import { listPages } from './list-pages.ts'
import { readAttribution } from './read-attribution.ts'
import { readPage } from './read-page.ts'
import { undeletePage } from './undelete-page.ts'

export const pages: readonly UseCase[] = [
  listPages,
  createPage,
  readPage,
  readAttribution,
  changePage,
  deletePage,
  undeletePage,
]
