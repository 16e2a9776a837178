/**
 * What a widget imports: its definition, typed hooks and surroundings.
 *
 * @packageDocumentation
 */
export { defineWidget } from './define-widget.ts'
export { createWidgetData, type WidgetData } from './create-widget-data.ts'
export { useWidget } from './use-widget.ts'
export type { CompactNumber, WidgetFormat } from './format.ts'
export type {
  AdapterInputs,
  AdapterOutputs,
  TextValues,
  Translate,
  WidgetDefinition,
  WidgetFeed,
  WidgetQuery,
  WidgetSurroundings,
  WidgetView,
} from './widget-types.ts'
export type { WidgetTable } from '@wadah/contracts/port'

// For the host of widgets, not for authors.
export { mountWidget, type MountWidgetOptions } from './mount-widget.tsx'
