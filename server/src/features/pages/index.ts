import type { UseCase } from '../../ports/use-case.ts'
import { changePage } from './change-page.ts'
import { createPage } from './create-page.ts'
import { deletePage } from './delete-page.ts'
import { duplicatePage } from './duplicate-page.ts'
import { listPages } from './list-pages.ts'
import { markPageRead } from './mark-page-read.ts'
import { narrowPage } from './narrow-page.ts'
import { pinPage, unpinPage } from './pin-page.ts'
import { readAttribution } from './read-attribution.ts'
import { readAuthors } from './read-authors.ts'
import { readPage } from './read-page.ts'
import { readShown } from './read-shown.ts'
import { undeletePage } from './undelete-page.ts'

export const pages: readonly UseCase[] = [
  listPages,
  createPage,
  readPage,
  readShown,
  readAttribution,
  readAuthors,
  markPageRead,
  changePage,
  narrowPage,
  deletePage,
  undeletePage,
  duplicatePage,
  pinPage,
  unpinPage,
]
