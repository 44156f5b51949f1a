import { routes } from '@commonplace/api'
import { api } from './api.ts'
import { forgetStored } from './shared-computer.ts'

type Cleaner = () => Promise<void> | void
const cleaners = new Set<Cleaner>()

/** Registers what must go from this device when its person signs out: kept pages, cached views. */
export function onSignOut(cleaner: Cleaner): void {
  cleaners.add(cleaner)
}

type Asker = () => Promise<boolean>
const askers = new Set<Asker>()

/** Registers a question to ask before signing out, where something would be lost; it answers whether to go on. One that comes while others are asked is asked too. */
export function beforeSignOut(ask: Asker): void {
  askers.add(ask)
}

/** Signs out, clears what the device kept for the person, and starts afresh. */
export async function signOut(): Promise<void> {
  for (const ask of askers) if (!(await ask())) return
  await api(routes.signOut)
  await Promise.allSettled([...cleaners].map(async (clean) => clean()))
  forgetStored()
  location.assign('/')
}
