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
  const json = JSON.stringify(input)
  const asked = `${name} ${json}`
  const [answer, setAnswer] = useState<WidgetQuery<TData> & { asked: string }>({ asked, ...unanswered })
  useEffect(() => {
    let isCurrent = true
    const settle = (change: Partial<WidgetQuery<TData>>): void => {
      if (isCurrent) setAnswer((last) => ({ ...(last.asked === asked ? last : unanswered), ...change, asked, loading: false }))
    }
    store.query(name, json === undefined ? undefined : JSON.parse(json)).then(
      (value) => settle({ data: value as TData, error: undefined }),
      (error: { code?: string }) => settle({ error: error.code ?? 'internal' }),
    )
    return () => {
      isCurrent = false
    }
  }, [store, name, json, asked])
  // What was answered to another question is no answer to this one.
  const { data, error, loading } = answer.asked === asked ? answer : unanswered
  return { data, error, loading }
}

const unanswered = { data: undefined, error: undefined, loading: true }
