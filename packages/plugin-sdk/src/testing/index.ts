/**
 * What a plugin's tests import: its adapter in the real sandbox on fixtures, its widgets through the real port.
 *
 * @packageDocumentation
 */
export { drawWidget, type DrawnWidget, type DrawWidgetOptions } from './draw-widget.ts'
export { runAdapter, type RanAdapter, type RunAdapterOptions } from './run-adapter.ts'
export type { HttpFixture, HttpFixtures } from './http-fixtures.ts'
export { widgetView, type WidgetViewOptions } from './widget-view.ts'
export { conformance, type ConformanceOptions } from './conformance.ts'
