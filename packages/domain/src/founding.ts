// The first hour of a founder: what a community begins with. How far it has come is read from what is there, wherever it can be.

/** Places in the group a community begins with. */
export const CORE_PLACES = ['expert', 'learner', 'champion'] as const
export type CorePlace = (typeof CORE_PLACES)[number]

/** How many of each a core group has at least, and at most. */
export const CORE_GROUP: Readonly<Record<CorePlace, { readonly least: number; readonly most: number }>> = {
  expert: { least: 2, most: 3 },
  learner: { least: 2, most: 3 },
  champion: { least: 1, most: 1 },
}

/** As many questions a community begins with. */
export const FIRST_QUESTIONS = 3

/** The steps of the first hour, in the order in which they are best taken; any order will do. */
export const START_STEPS = ['sentence', 'forWhom', 'charter', 'people', 'questions', 'gathering'] as const
export type StartStep = (typeof START_STEPS)[number]

/** Whether a core group is together, by how many of each place are here or invited. */
export const isCoreGroup = (there: Readonly<Record<CorePlace, number>>): boolean =>
  CORE_PLACES.every((place) => there[place] >= CORE_GROUP[place].least)
