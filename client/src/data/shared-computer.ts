/** Where it is kept that others use this computer too. */
export const SHARED_COMPUTER = 'commonplace-shared-computer'

/** Who was last signed in here is kept under this name. */
export const LAST_MEMBER = 'commonplace-me'

/** What is a person's own in storage: what they write, what they read lately, who they are; and whose it is. */
const PERSONAL = /^commonplace-(?:me$|(?:draft|recent)(@\w+)?:)/

/** Whose window this is: `@` and the member's id, nothing where it is a guest's. */
let owner = ''
const ownerOf = (memberId: string) => `@${memberId}`

/** From now on what is kept is this member's. Another member who uses this browser neither sees it nor takes it along. */
export function keepFor(memberId: string): void {
  owner = ownerOf(memberId)
}

/** What a person's own is kept under; `whose` is empty for what a guest left. */
export const personalKey = (sort: 'draft' | 'recent', name: string, whose = owner) =>
  `commonplace-${sort}${whose}:${name}`

/** What is a member's in a storage (of whom this window is, where none is named), and what a guest left. */
export const personalIn = (storage: Storage, whose = owner) =>
  Object.keys(storage).filter((key) => {
    const found = PERSONAL.exec(key)
    return found && (found[1] ?? whose) === whose
  })

/** Whether the person said that others use this computer too: nothing is kept on it then. */
export function isShared(): boolean {
  try {
    return localStorage.getItem(SHARED_COMPUTER) === 'yes'
  } catch {
    // Storage that may not be read keeps nothing either.
    return false
  }
}

/** Where a person's own is kept: on the device, or on a computer that others use too only for as long as the window is open. */
export const personalStorage = (): Storage => (isShared() ? sessionStorage : localStorage)

/**
 * Drafts and what was read lately go with their person: a member, or whose window this is. What says how this computer is used, and who was
 * here last, stays.
 */
export function forgetStored(memberId?: string): void {
  for (const storage of [localStorage, sessionStorage])
    for (const key of personalIn(storage, memberId && ownerOf(memberId)))
      if (key !== LAST_MEMBER) storage.removeItem(key)
}
