/**
 * What an adapter imports: the builders, the context's types and the schema of intakes.
 *
 * @packageDocumentation
 */
export { judgeFeed, type FeedJudgement } from './judge-feed.ts'
export { initAdapter } from './init-adapter.ts'
export { intakeResult } from './intake-result.ts'
export type { AdapterContext, Deposit, HttpAnswer, HttpOptions, PlatformPoint } from './adapter-context.ts'
export type { AdapterFormat } from './format.ts'
export type { FeedMetaInput, ProcedureMetaInput } from '@wadah/contracts/feed-meta'
export type { FeedFacts } from '@wadah/contracts/feed-state'
