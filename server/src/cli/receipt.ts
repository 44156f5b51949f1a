import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportNotes, Trouble } from '@commonplace/interchange'

export interface Receipt extends ImportNotes {
  readonly source: string
  readonly community: string
  readonly at: string
  readonly seconds: number
  /** How many of what are new. */
  readonly counts: Readonly<Record<string, number>>
  readonly created: readonly { readonly where: string; readonly id: string; readonly title: string }[]
}

/** Keeps the whole receipt beside the data and gives its path. */
export async function keepReceipt(dataDir: string, receipt: Receipt): Promise<string> {
  const name = `receipt-${receipt.at.replace(/[:.]/g, '-')}-${receipt.community}.json`
  const path = join(dataDir, 'imports', name)
  await writeFile(path, `${JSON.stringify(receipt, null, 2)}\n`, { mode: 0o600 })
  return path
}

const SHOWN = 8

/** `1 page`, `2 pages`. */
export const counted = (count: number, many: string): string =>
  `${count} ${count === 1 ? many.replace(/ies$/, 'y').replace(/s$/, '') : many}`

/** The receipt as people read it: the sums, and the first few of every list. */
export function receiptInWords(receipt: Receipt, path: string): string {
  const { counts, seconds, skipped, unresolved, missingPictures, remarks, linksResolved } = receipt
  const sums = Object.entries(counts).map(([what, count]) => counted(count, what))
  const lines = [
    `Imported ${sums.join(', ')} in ${seconds.toFixed(1)} s. ${counted(linksResolved, 'links')} between them resolved.`,
  ]
  const list = (title: string, troubles: readonly Trouble[]) => {
    if (troubles.length === 0) return
    lines.push('', `${title} (${troubles.length}):`)
    for (const { where, what } of troubles.slice(0, SHOWN)) lines.push(`  ${where}: ${what}`)
    if (troubles.length > SHOWN) lines.push(`  … and ${troubles.length - SHOWN} more`)
  }
  list('Left out', skipped)
  list('Links that lead nowhere', unresolved)
  list('Pictures that did not come along', missingPictures)
  list('Good to know', remarks)
  lines.push('', `The whole receipt: ${path}`)
  return lines.join('\n')
}
