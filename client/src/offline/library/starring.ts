import type { RouteName } from '@commonplace/api'

const GIVES: readonly RouteName[] = ['starPage', 'starQuestion']
const TAKES: readonly RouteName[] = ['unstarPage', 'unstarQuestion']

export const givesStar = (name: RouteName): boolean => GIVES.includes(name)
export const takesStar = (name: RouteName): boolean => TAKES.includes(name)

/** Whether an act gives or takes a star. */
export const isStarring = (name: RouteName): boolean => givesStar(name) || takesStar(name)
