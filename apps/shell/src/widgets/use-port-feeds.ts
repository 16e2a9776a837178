import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { PortFeed } from '@wadah/contracts/port'
import type { EnabledWidget } from '@wadah/contracts/release'
import { judgeFeed } from '@wadah/ui/judge-frame'
import type { HeldFeed } from '../live/apply-feed-message.ts'
import { useJudgedNow, useLive } from '../live/use-live.ts'

/** The feeds of a widget as this screen holds them, in the order of its declaration; those not yet heard of are left out. */
export function useWidgetFeeds(widget: EnabledWidget): HeldFeed[] {
  return useLive(useShallow((state) => widget.feeds.flatMap((id) => state.feeds[id] ?? [])))
}

/** The feeds of a widget as it is told of them; undefined until every one has been heard of. */
export function usePortFeeds(widget: EnabledWidget): PortFeed[] | undefined {
  const feeds = useWidgetFeeds(widget)
  const facts = useMemo(() => feeds.map((feed) => feed.facts), [feeds])
  const now = useJudgedNow(facts)
  const shown = facts.map((one) => judgeFeed(one, now).shown).join()
  return useMemo(() => {
    if (feeds.length < widget.feeds.length) return undefined
    const states = shown.split(',') as PortFeed['shown'][]
    return feeds.map((feed, index) => ({
      name: widget.declaration.feeds[index] ?? '',
      version: feed.version,
      data: feed.data,
      facts: feed.facts,
      shown: states[index] ?? 'empty',
    }))
  }, [feeds, shown, widget])
}
