import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { meOf } from './me.ts'

export const readMe = useCase(routes.readMe, (services, { actor }) => meOf(services, actor.memberId))
