import { routes } from '@commonplace/api'
import { api } from './api.ts'

type Cleaner = () => Promise<void> | void
const cleaners = new Set<Cleaner>()

/** Registers what must go from this device when its person signs out: kept pages, cached views. */
export function onSignOut(cleaner: Cleaner): void {
  cleaners.add(cleaner)
}

/** Signs out, clears what the device kept for the person, and starts afresh. */
export async function signOut(): Promise<void> {
  await api(routes.signOut)
  await Promise.allSettled([...cleaners].map(async (clean) => clean()))
  location.assign('/')
}
