import type { AnyTRPCRouter } from '@trpc/server'
import type { WidgetDefinition } from './widget-types.ts'

/**
 * Declares a widget: what draws it, and its numbers as a table and as a sentence.
 *
 * @remarks Default export of `src/widgets/<name>.tsx`. The component lives in a file of its own, or fast refresh is lost.
 * @example
 * ```tsx
 * export default defineWidget<Adapter>({ component: HargaView, table: ..., summary: ({ data, t }) => t('ringkasan', ...) })
 * ```
 * @public
 */
export function defineWidget<TAdapter extends AnyTRPCRouter>(definition: WidgetDefinition<TAdapter>): WidgetDefinition<TAdapter> {
  return definition
}
