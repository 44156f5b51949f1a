import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { gatheringNow } from './gathering-shape.ts'

/** A gathering at one of its times. */
export const readGathering = useCase(routes.readGathering, ({ store: { read } }, { actor, params, now }) =>
  gatheringNow(read, actor, params, now),
)
