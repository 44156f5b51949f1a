import type { UseCase } from '../../ports/use-case.ts'
import { createWebhook, listDeliveries, listWebhooks, removeWebhook, replayDelivery } from './webhooks.ts'

export const hooks: readonly UseCase[] = [listWebhooks, createWebhook, removeWebhook, listDeliveries, replayDelivery]
