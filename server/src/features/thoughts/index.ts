import type { UseCase } from '../../ports/use-case.ts'
import { addPrompt, changePrompt, movePrompt, removePrompt } from './fill-queue.ts'
import { publishPrompt, setThoughtTime } from './publish-prompt.ts'
import { readThoughts } from './read-thoughts.ts'

export const thoughts: readonly UseCase[] = [
  readThoughts,
  addPrompt,
  changePrompt,
  movePrompt,
  removePrompt,
  publishPrompt,
  setThoughtTime,
]
