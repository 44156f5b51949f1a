import { Refusal } from '@commonplace/api'

/** What to say when something is there already. `where` is whatever the engine says of the table, column or constraint. */
export function conflict(where: string): Refusal {
  if (/communities\W*.*slug/.test(where))
    return new Refusal('conflict', 'This address is taken. Choose another one for the community.', { field: 'slug' })
  if (/members\W*.*email/.test(where))
    return new Refusal('conflict', 'Somebody here already has this mail address.', { field: 'email' })
  if (/versions\W*.*(?:document_id|_n\b)/.test(where))
    return new Refusal('conflict', 'Somebody kept a version at the same moment. Try again.')
  return new Refusal('conflict', 'There already is something under this id.')
}

export const DISK_FULL =
  'The disk of the server is full or cannot be written, so nothing can be saved now. What is already kept is safe. Try again once there is room.'

export const cannotWrite = () => new Refusal('read-only', DISK_FULL, { retryAfter: 30 })
