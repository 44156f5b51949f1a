import type { DemoPerson } from './shape.ts'

export type Person = 'amara' | 'jonas' | 'mei' | 'bert' | 'priya' | 'sasha' | 'lucia'

/** Everybody signs in as their short name at example.org, with the demo passphrase. */
export const PEOPLE: Readonly<Record<Person, DemoPerson>> = {
  amara: { name: 'Amara Diallo', role: 'founder', joinedDaysAgo: 120 },
  jonas: { name: 'Jonas Meyer', role: 'host', joinedDaysAgo: 118 },
  mei: { name: 'Mei Kato', role: 'member', joinedDaysAgo: 110 },
  bert: { name: 'Bert de Vries', role: 'member', joinedDaysAgo: 96 },
  priya: { name: 'Priya Nair', role: 'member', joinedDaysAgo: 74 },
  sasha: { name: 'Sasha Petrov', role: 'member', joinedDaysAgo: 31 },
  lucia: { name: 'Lucía Romero', role: 'guest', joinedDaysAgo: 9 },
}
