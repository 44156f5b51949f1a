import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { meOf } from '../shared/me.ts'

export const readMe = useCase(routes.readMe, async (services, { actor, line }) => {
  const me = await meOf(services, actor.memberId)
  return line.wiped ? { ...me, wipe: true as const } : me
})
