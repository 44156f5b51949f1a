import { addresses } from '../addresses.ts'
import { useMe } from '../data/me.ts'
import { useAddress } from '../navigation.ts'
import { words } from '../words/en.ts'

/** Before a form that needs a member: sign in first, and what is written stays. */
export function SignedOutHint() {
  const { member } = useMe()
  const here = useAddress()
  if (member) return null
  return (
    <p className="notice">
      {words.signIn.needed} <a href={addresses.signIn(here)}>{words.signIn.action}</a>
    </p>
  )
}
