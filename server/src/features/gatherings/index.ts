import type { UseCase } from '../../ports/use-case.ts'
import { answerGathering } from './answer-gathering.ts'
import {
  makeCalendarAddress,
  readCalendar,
  readCalendarAddress,
  readCommunityCalendar,
  readGatheringCalendar,
  removeCalendarAddress,
} from './calendars.ts'
import { cancelGathering } from './cancel-gathering.ts'
import { changeGathering } from './change-gathering.ts'
import { changeOccurrence } from './change-occurrence.ts'
import { closeGathering } from './close-gathering.ts'
import { openSheet } from './open-sheet.ts'
import { planGathering } from './plan-gathering.ts'
import { readGathering } from './read-gathering.ts'
import { listPastGatherings, readProgramme } from './read-programme.ts'
import { offerToHost, readRota, withdrawOffer } from './rota.ts'
import { startItem, stopItem } from './running-item.ts'
import { addShowing, withdrawShowing } from './showings.ts'
import { readTogether } from './together.ts'
import { passTurn, takeTurn } from './turns.ts'
import { closeVote, openVote, placeDots } from './votes.ts'

export const gatherings: readonly UseCase[] = [
  readProgramme,
  listPastGatherings,
  planGathering,
  readGathering,
  changeGathering,
  cancelGathering,
  changeOccurrence,
  answerGathering,
  addShowing,
  withdrawShowing,
  readCalendar,
  readCommunityCalendar,
  readGatheringCalendar,
  readCalendarAddress,
  makeCalendarAddress,
  removeCalendarAddress,
  openSheet,
  closeGathering,
  readRota,
  offerToHost,
  withdrawOffer,
  passTurn,
  takeTurn,
  readTogether,
  startItem,
  stopItem,
  openVote,
  placeDots,
  closeVote,
]
