import type { Me } from '@commonplace/api'
import { personalStorage } from '../../data/shared-computer.ts'

// Who was last signed in here: an offline start must know whose copies to open.

const KEY = 'commonplace-me'

export function rememberMe(me: Me): void {
  try {
    if (me.member) personalStorage().setItem(KEY, JSON.stringify(me))
    else personalStorage().removeItem(KEY)
  } catch (error) {
    console.warn('This browser keeps nothing: there will be no start without a network.', error)
  }
}

export function lastMe(): Me | null {
  try {
    const text = personalStorage().getItem(KEY)
    return text ? (JSON.parse(text) as Me) : null
  } catch (error) {
    console.warn('Who was last here cannot be read.', error)
    return null
  }
}
