import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Area } from '@wadah/contracts/area'
import type { BoardFilter } from '@wadah/contracts/port'
import type { Locale } from '@wadah/contracts/texts'
import { createWidgetFormat } from '../widget/format.ts'
import type { TextValues, WidgetView } from '../widget/widget-types.ts'

/** What a widget's `table` and `summary` are asked with. */
export interface WidgetViewOptions<TAdapter extends AnyTRPCRouter> {
  /** Folder of the plugin; its texts are read from `locales/`. */
  pluginDir: string
  data: WidgetView<TAdapter>['data']
  locale?: Locale
  settings?: Record<string, unknown>
  filter?: BoardFilter
  areas?: readonly Area[]
}

/**
 * Makes what a widget's `table` and `summary` are given, with the plugin's own texts.
 *
 * @remarks A key that the texts lack throws, so a missing translation fails the test.
 */
export function widgetView<TAdapter extends AnyTRPCRouter>(options: WidgetViewOptions<TAdapter>): WidgetView<TAdapter> {
  const { pluginDir, data, locale = 'id', settings = {}, filter = {}, areas = [] } = options
  const texts = JSON.parse(readFileSync(join(pluginDir, 'locales', `${locale}.json`), 'utf8')) as Record<string, string>
  const t = (key: string, values: TextValues = {}): string => {
    const text = texts[key]
    if (text === undefined) throw new Error(`locales/${locale}.json has no text “${key}”.`)
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
  }
  return { data, locale, settings, filter, areas, t, format: createWidgetFormat(locale) }
}
