import { KINDS, type Kind } from '@commonplace/domain'
import { personalKey, personalStorage } from './shared-computer.ts'

export interface RecentPage {
  readonly title: string
  readonly url: string
  readonly kind: Kind
}

const KEPT = 8

const isRecent = (value: unknown): value is RecentPage => {
  if (typeof value !== 'object' || value === null) return false
  const { title, url, kind } = value as Record<string, unknown>
  return typeof title === 'string' && typeof url === 'string' && KINDS.some((one) => one === kind)
}

/** The pages last read on this device, the newest first. What storage holds is not trusted: other hands may have written it. */
export function readRecent(slug: string): RecentPage[] {
  try {
    const found: unknown = JSON.parse(personalStorage().getItem(personalKey('recent', slug)) ?? '[]')
    return Array.isArray(found) ? found.filter(isRecent) : []
  } catch {
    // Unreadable storage means nothing to offer.
    return []
  }
}

export function writeRecent(slug: string, pages: readonly RecentPage[]): void {
  try {
    personalStorage().setItem(personalKey('recent', slug), JSON.stringify(pages.slice(0, KEPT)))
  } catch (error) {
    console.warn('What was read is not kept on this device.', error)
  }
}
