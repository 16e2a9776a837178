import type { AnyTRPCRouter, inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { ComponentType } from 'react'
import type { Area, Boundaries } from '@wadah/contracts/area'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { BoardFilter, PortFeed, SlotSize, Theme, WidgetTable } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import type { WidgetFormat } from './format.ts'

/** Values that fill `{name}` in a text. */
export type TextValues = Record<string, string | number>

/** Looks a text of the plugin up in the present language and fills `{name}` in it; an unknown key is shown as itself. */
export type Translate = (key: string, values?: TextValues) => string

/** What a feed of the plugin is to a widget. */
export interface WidgetFeed<TData> {
  /** Undefined until there is data. */
  data: TData | undefined
  version: number
  facts: FeedFacts
  /** What the frame shows of its freshness; use it to grey marks, never to write words about age. */
  shown: PortFeed['shown']
}

/** The answer to a query, as it comes. */
export interface WidgetQuery<TData> {
  data: TData | undefined
  /** Code of what went wrong; the last good answer stays in `data`. */
  error: string | undefined
  loading: boolean
}

/** Outputs of the adapter's procedures by name. */
export type AdapterOutputs<TAdapter extends AnyTRPCRouter> = inferRouterOutputs<TAdapter>
/** Inputs of the adapter's procedures by name. */
export type AdapterInputs<TAdapter extends AnyTRPCRouter> = inferRouterInputs<TAdapter>

/** The surroundings of a widget. */
export interface WidgetSurroundings {
  settings: Record<string, unknown>
  size: SlotSize
  locale: Locale
  theme: Theme
  filter: BoardFilter
  mode: 'board' | 'detail' | 'preview'
  areas: readonly Area[]
  boundaries: Boundaries | undefined
  visible: boolean
  dataSaver: boolean
  reducedMotion: boolean
  t: Translate
  format: WidgetFormat
  /** Server time now, epoch ms. */
  now(): number
  /** Filters the whole board to an area; without a code, to the whole city. */
  selectArea(code?: string): void
  openDetail(): void
}

/** What `table` and `summary` are made from. */
export interface WidgetView<TAdapter extends AnyTRPCRouter> extends Pick<
  WidgetSurroundings,
  'settings' | 'locale' | 'filter' | 'areas' | 't' | 'format'
> {
  /** Output of each feed of the widget by name; undefined until there is data. */
  data: { [TName in keyof AdapterOutputs<TAdapter>]?: AdapterOutputs<TAdapter>[TName] | undefined }
}

/** What `defineWidget` takes. */
export interface WidgetDefinition<TAdapter extends AnyTRPCRouter> {
  /** Draws the inside of the frame for the size it is given. Lives in a file of its own, or fast refresh is lost. */
  component: ComponentType
  /** The same numbers as a table; cells are ready for people. */
  table(view: WidgetView<TAdapter>): WidgetTable
  /** The same numbers in one sentence. */
  summary(view: WidgetView<TAdapter>): string
  /** CSS of the widget, imported with `?inline`. */
  styles?: string
}
