import type { Me } from '@commonplace/api'
import { LAST_MEMBER, personalStorage } from '../../data/shared-computer.ts'

// Who was last signed in here: an offline start must know whose copies to open.

export function rememberMe(me: Me): void {
  try {
    if (me.member) personalStorage().setItem(LAST_MEMBER, JSON.stringify(me))
    else personalStorage().removeItem(LAST_MEMBER)
  } catch (error) {
    console.warn('This browser keeps nothing: there will be no start without a network.', error)
  }
}

export function lastMe(): Me | null {
  try {
    const text = personalStorage().getItem(LAST_MEMBER)
    return text ? (JSON.parse(text) as Me) : null
  } catch (error) {
    console.warn('Who was last here cannot be read.', error)
    return null
  }
}
