import { useEffect, useState } from 'react'
import type { AnyTRPCRouter } from '@trpc/server'
import { useWidgetState, useWidgetStore } from './widget-context.ts'
import type { AdapterInputs, AdapterOutputs, WidgetFeed, WidgetQuery } from './widget-types.ts'

/** Hooks typed by an adapter. */
export interface WidgetData<TAdapter extends AnyTRPCRouter> {
  /** The newest data of a feed that the manifest names for this widget. */
  useFeed<TName extends keyof AdapterOutputs<TAdapter> & string>(name: TName): WidgetFeed<AdapterOutputs<TAdapter>[TName]>
  /** The answer to a query; asked again when its input changes. */
  useQuery<TName extends keyof AdapterOutputs<TAdapter> & string>(
    name: TName,
    input: AdapterInputs<TAdapter>[TName],
  ): WidgetQuery<AdapterOutputs<TAdapter>[TName]>
}

/**
 * Gives hooks whose types follow from the adapter, without code generation.
 *
 * @example
 * ```ts
 * const { useFeed } = createWidgetData<Adapter>()
 * ```
 * @public
 */
export function createWidgetData<TAdapter extends AnyTRPCRouter>(): WidgetData<TAdapter> {
  return { useFeed, useQuery }
}

function useFeed<TData>(name: string): WidgetFeed<TData> {
  const feed = useWidgetState().feeds[name]
  if (!feed) throw new Error(`The manifest does not name the feed “${name}” for this widget.`)
  return { data: feed.version === 0 ? undefined : (feed.data as TData), version: feed.version, facts: feed.facts, shown: feed.shown }
}

function useQuery<TData>(name: string, input: unknown): WidgetQuery<TData> {
  const store = useWidgetStore()
  const key = JSON.stringify(input)
  const [answer, setAnswer] = useState<WidgetQuery<TData>>({ data: undefined, error: undefined, loading: true })
  useEffect(() => {
    let isCurrent = true
    setAnswer((last) => ({ ...last, loading: true }))
    store.query(name, key === undefined ? undefined : JSON.parse(key)).then(
      (value) => isCurrent && setAnswer({ data: value as TData, error: undefined, loading: false }),
      (error: { code?: string }) => isCurrent && setAnswer((last) => ({ ...last, error: error.code ?? 'internal', loading: false })),
    )
    return () => {
      isCurrent = false
    }
  }, [store, name, key])
  return answer
}
