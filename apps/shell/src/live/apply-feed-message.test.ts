import { describe, expect, test } from 'vitest'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import { applyFeedMessage, type HeldFeed } from './apply-feed-message.ts'

type FeedMessage = Extract<ServerLiveMessage, { type: 'feed' }>

const facts = (title: string) => ({ id: 'dinkes.uji/angka', title: { id: title, en: title } }) as FeedFacts
const held: HeldFeed = { facts: facts('lama'), factsVersion: 4, version: 7, data: { value: 17, list: [1, 2] } }
const message = (more: Partial<FeedMessage>): FeedMessage => ({
  type: 'feed',
  id: 'dinkes.uji/angka',
  version: 8,
  factsVersion: 5,
  facts: facts('baru'),
  ...more,
})

describe('a message of the stream', () => {
  test('brings new data and facts', () => {
    expect(applyFeedMessage(held, message({ body: { value: 18 } }))).toEqual({
      kind: 'held',
      feed: { facts: facts('baru'), factsVersion: 5, version: 8, data: { value: 18 } },
    })
  })

  test('that is older changes no data: no version goes back', () => {
    expect(applyFeedMessage(held, message({ version: 6, factsVersion: 3, facts: facts('kuno'), body: { value: 1 } }))).toEqual({
      kind: 'held',
      feed: held,
    })
  })

  test('patches the version it was made for, and leaves what was held untouched', () => {
    const applied = applyFeedMessage(held, message({ patch: { base: 7, operations: [{ op: 'replace', path: '/value', value: 18 }] } }))

    expect(applied).toMatchObject({ kind: 'held', feed: { version: 8, data: { value: 18, list: [1, 2] } } })
    expect(held.data).toEqual({ value: 17, list: [1, 2] })
  })

  test('that patches another version asks to be brought in step', () => {
    expect(applyFeedMessage(held, message({ patch: { base: 6, operations: [] } }))).toEqual({ kind: 'resync' })
  })

  test('with facts alone keeps the data: a bridge may fail while the number stays', () => {
    expect(applyFeedMessage(held, message({ version: 7 }))).toMatchObject({
      kind: 'held',
      feed: { version: 7, factsVersion: 5, data: held.data },
    })
  })

  test('of a large body names where to fetch it', () => {
    expect(applyFeedMessage(undefined, message({ url: '/feeds/x/public/8' }))).toMatchObject({ kind: 'fetch', url: '/feeds/x/public/8' })
  })

  test('of a feed without data yet is held as empty', () => {
    expect(applyFeedMessage(undefined, message({ version: 0 }))).toMatchObject({ kind: 'held', feed: { version: 0, data: undefined } })
  })
})
