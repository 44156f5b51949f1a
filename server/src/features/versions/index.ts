import type { UseCase } from '../../ports/use-case.ts'
import { createVersion } from './create-version.ts'
import { listVersions } from './list-versions.ts'
import { readDiff } from './read-diff.ts'
import { readVersion } from './read-version.ts'
import { restoreVersion } from './restore-version.ts'
import { listTextVersions, readTextDiff, readTextVersion, restoreText } from './text-history.ts'

export const versions: readonly UseCase[] = [
  listVersions,
  createVersion,
  readVersion,
  readDiff,
  restoreVersion,
  listTextVersions,
  readTextVersion,
  readTextDiff,
  restoreText,
]
